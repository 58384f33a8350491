import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { DatasetDraft, VersionDraft } from '#lib/dataset/schema.ts'
import { readDocument } from '#lib/interchange/formats.ts'
import type { Candidate } from '#lib/interchange/import.ts'

// The example records of DataCite: JSON 4.3 and 4.5, XML 4.6 and 4.7. They are no part of Colophon.

const FOLDER = new URL('../../../../shared/data/standards/datacite/', import.meta.url)
const here = existsSync(FOLDER)
const FILES = here
  ? ['json/4.3', 'json/4.5', 'xml/4.6', 'xml/4.7'].flatMap((folder) =>
      readdirSync(new URL(folder, FOLDER)).map((file) => `${folder}/${file}`),
    )
  : []

async function candidateIn(file: string): Promise<Candidate> {
  const bytes = readFileSync(new URL(file, FOLDER))
  const reading = await readDocument(bytes, 'auto', { fileName: file, url: null, today: '2026-11-26' })
  expect(reading.format).toBe(file.startsWith('json') ? 'datacite' : 'datacite-xml')
  expect(reading.candidates, file).toHaveLength(1)
  const [candidate] = reading.candidates
  if (candidate === undefined) throw new Error('none was read')
  return candidate
}

test.describe('DataCite examples', () => {
  test.skip(!here, 'skipped: the shared samples of the standards are not beside this checkout')

  test('all are there', () => expect(FILES).toHaveLength(23))

  for (const file of FILES)
    test(`${file} is read as a draft that can be kept, each list told entry by entry`, async () => {
      const { dataset, version, fields, troubles, complete } = await candidateIn(file)
      DatasetDraft.parse({ ...dataset, organization: 'lab' })
      VersionDraft.parse(version)
      expect(troubles.filter(({ grade }) => grade === 'refuse')).toEqual([])
      expect(dataset.creators?.length).toBeGreaterThan(0)
      expect(complete.reasons).toEqual([])
      for (const { from } of fields.filter(({ field }) => field === 'creators' || field === 'title'))
        expect(from).toMatch(/^(?:\/|resource\/)\w+/)
    })

  test('the example with all properties keeps what it can and says what it can not', async () => {
    const { dataset, version, fields } = await candidateIn('xml/4.7/datacite-example-full-v4.xml')
    expect(dataset).toMatchObject({
      title: 'Example Title',
      publisher: 'Example Publisher',
      creators: [
        {
          name: 'ExampleGivenName ExampleFamilyName',
          kind: 'person',
          orcid: 'https://orcid.org/0000-0001-5727-2427',
          affiliation: 'ExampleAffiliation',
        },
        { name: 'ExampleOrganization', kind: 'organization' },
      ],
      keywords: ['FOS: Computer and information sciences', 'Digital curation and preservation', 'Example Subject'],
    })
    expect(version?.identifiers).toContainEqual({ scheme: 'doi', value: '10.82433/B09Z-4K37' })
    const unused = fields.filter(({ state }) => state === 'unused').map(({ field }) => field)
    expect(unused).toEqual(
      expect.arrayContaining([
        'kept.datacite-xml.contributors',
        'kept.datacite-xml.geoLocations',
        'kept.datacite-xml.fundingReferences',
        'kept.datacite-xml.relatedItems',
      ]),
    )
  })

  test('the same example as JSON 4.5 and XML 4.7 gives the same dataset, but for the rights, which the XML tells in two ways', async () => {
    const json = await candidateIn('json/4.5/datacite-example-dataset-v4.json')
    const xml = await candidateIn('xml/4.7/datacite-example-dataset-v4.xml')
    const told = ({ dataset: { kept, licenses, links, ...rest } }: Candidate) => rest
    expect(told(xml)).toEqual(told(json))
    for (const { version } of [json, xml]) expect(version?.licenses).toMatchObject([{ expression: 'CC-BY-4.0' }])
    expect([json.troubles, xml.troubles.map(({ rule }) => rule)]).toEqual([[], ['rights']])
  })
})
