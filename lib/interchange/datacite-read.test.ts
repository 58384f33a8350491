import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { DatasetDraft, VersionDraft } from '../dataset/schema.ts'
import { sealRecord, versionRecord } from '../dataset/version-record.ts'
import { dataciteVersion } from './datacite.ts'
import { printDataciteJson } from './datacite-record.ts'
import { printDataciteXml } from './datacite-xml.ts'
import { readDocument } from './formats.ts'
import type { ReadContext } from './import.ts'

const CONTEXT: ReadContext = { fileName: '', url: null, today: '2026-11-26' }
const reading = (text: string) => readDocument(new TextEncoder().encode(text), 'auto', CONTEXT)
const read = async (value: unknown) => (await reading(JSON.stringify(value))).candidates[0]
const xml = (inner: string) => `<resource xmlns="http://datacite.org/schema/kernel-4">${inner}</resource>`

const RECORD = {
  doi: '10.5072/whales',
  creators: [{ name: 'Lovelace, Ada', givenName: 'Ada', familyName: 'Lovelace', nameType: 'Personal' }],
  titles: [{ title: 'Songs', titleType: 'Subtitle' }, { title: 'Whales' }],
  publisher: { name: 'Lab' },
  publicationYear: '2026',
  types: { resourceTypeGeneral: 'Dataset' },
  schemaVersion: 'http://datacite.org/schema/kernel-4',
}

test('what a person, an identifier and a title are is told by their own members', async () => {
  const orcid = 'https://orcid.org/0000-0002-1825-0097'
  const candidate = await read({
    ...RECORD,
    creators: [
      { ...RECORD.creators[0], nameIdentifiers: [{ nameIdentifier: '0000-0002-1825-0097' }], affiliation: ['Lab'] },
      { name: 'Whale Society', nameIdentifiers: [{ nameIdentifier: 'https://ror.org/04wxnsj81' }] },
    ],
  })
  expect(candidate?.dataset).toMatchObject({
    name: 'whales',
    title: 'Whales',
    publisher: 'Lab',
    creators: [
      { name: 'Ada Lovelace', kind: 'person', orcid, affiliation: 'Lab' },
      { name: 'Whale Society', kind: 'organization', orcid: null },
    ],
  })
  expect(candidate?.fields).toContainEqual(
    expect.objectContaining({ field: 'creators', value: 'https://ror.org/04wxnsj81', state: 'unused' }),
  )
  expect(candidate?.fields).toContainEqual(
    expect.objectContaining({ field: 'title', value: 'Songs', from: '/titles/0', state: 'unused' }),
  )
  expect(candidate?.complete).toEqual({ outcome: 'yes', reasons: [] })
})

test('a licence is told by SPDX id, else by address, else by name; an access right is none', async () => {
  const candidate = await read({
    ...RECORD,
    rightsList: [
      { rights: 'Attribution', rightsIdentifier: 'CC-BY-4.0', rightsIdentifierScheme: 'SPDX' },
      { rightsUri: 'https://creativecommons.org/licenses/by-sa/4.0/' },
      { rights: 'Our own terms' },
      { rights: 'Open Access', rightsUri: 'info:eu-repo/semantics/openAccess' },
    ],
  })
  expect(candidate?.version?.licenses?.map(({ expression }) => expression)).toEqual([
    'CC-BY-4.0',
    'CC-BY-SA-4.0',
    'NOASSERTION',
  ])
  expect(candidate?.fields).toContainEqual(
    expect.objectContaining({ field: 'licenses', from: '/rightsList/3', state: 'unused' }),
  )
})

test('where id and name of a right differ, that is warned of', async () => {
  const right = { rightsIdentifier: 'CC-BY-4.0', rightsIdentifierScheme: 'SPDX' }
  const both = async (rights: string) => (await read({ ...RECORD, rightsList: [{ ...right, rights }] }))?.troubles
  expect(await both('CC BY 4.0')).toEqual([])
  expect(await both('CC BY-NC 4.0')).toEqual([
    expect.objectContaining({ at: '/rightsList/0', message: expect.stringContaining('CC-BY-4.0 and CC-BY-NC-4.0') }),
  ])
})

test('the day of release is the best of the whole days; a year is none, and a withdrawal is warned of', async () => {
  const dates = [
    { date: '2026-06-07', dateType: 'Updated' },
    { date: '2026-06-05', dateType: 'Issued' },
    { date: '2026-07-01', dateType: 'Withdrawn', dateInformation: 'A ruling.' },
  ]
  const whole = await read({ ...RECORD, dates })
  expect(whole?.version?.releaseDate).toBe('2026-06-05')
  expect(whole?.troubles).toEqual([expect.objectContaining({ at: '/dates/2', rule: 'withdrawn', grade: 'warning' })])
  const year = await read({ ...RECORD, dates: [{ date: '2026', dateType: 'Issued' }] })
  expect(year?.version?.releaseDate).toBe(CONTEXT.today)
  expect(year?.fields).toContainEqual(expect.objectContaining({ value: '2026', why: 'A year is no day.' }))
})

test('what it is related to becomes sources, links, hosts and identifiers, and nothing is bound', async () => {
  const related = (relationType: string, relatedIdentifier: string, relatedIdentifierType = 'URL') => ({
    relationType,
    relatedIdentifier,
    relatedIdentifierType,
  })
  const candidate = await read({
    ...RECORD,
    url: 'https://example.org/whales',
    alternateIdentifiers: [
      { alternateIdentifier: 'ark:/12148/btv1b8449691v', alternateIdentifierType: 'ARK' },
      { alternateIdentifier: 'W-1', alternateIdentifierType: 'Shelf mark' },
    ],
    relatedIdentifiers: [
      related('IsDerivedFrom', '10.5072/seas', 'DOI'),
      related('IsSupplementTo', '2401.00001', 'arXiv'),
      related('IsIdenticalTo', 'https://example.org/mirror'),
      related('Cites', '10.5072/other', 'DOI'),
    ],
  })
  expect(candidate?.dataset.links).toEqual([
    { kind: 'homepage', url: 'https://example.org/whales' },
    { kind: 'paper', url: 'https://arxiv.org/abs/2401.00001' },
  ])
  expect(candidate?.version).toMatchObject({
    sources: [{ name: '10.5072/seas', url: 'https://doi.org/10.5072/seas', kind: 'public-dataset' }],
    hosts: [{ url: 'https://example.org/mirror' }],
    identifiers: [
      { scheme: 'doi', value: '10.5072/whales' },
      { scheme: 'ark', value: 'ark:12148/btv1b8449691v' },
      { scheme: 'other', value: 'W-1' },
    ],
  })
  expect(candidate?.fields).toContainEqual(
    expect.objectContaining({ field: 'kept.relatedIdentifiers.Cites', from: '/relatedIdentifiers/3', state: 'unused' }),
  )
})

test('a record that has versions names the dataset by its DOI', async () => {
  const relatedIdentifiers = [{ relationType: 'HasVersion', relatedIdentifier: '10.5072/whales.1' }]
  const candidate = await read({ ...RECORD, relatedIdentifiers })
  expect(candidate?.dataset.links).toEqual([{ kind: 'doi', url: 'https://doi.org/10.5072/whales' }])
  expect(candidate?.version?.identifiers).toEqual([])
})

test('the answer of the REST API holds one or many, each with where it stands', async () => {
  const many = { data: [{ id: 'a', attributes: RECORD }, 'none', { attributes: { ...RECORD, doi: '10.5072/b' } }] }
  const found = await reading(JSON.stringify(many))
  expect(found.candidates.map(({ key }) => key)).toEqual(['10.5072/whales', '10.5072/b'])
  expect(found.candidates[1]?.fields.find(({ field }) => field === 'title')?.from).toBe('/data/2/attributes/titles/0')
})

test('what kernel 4 asks for and is missing is told', async () => {
  const candidate = await read({ doi: 'no doi', creators: [], titles: [], publicationYear: 'soon' })
  expect(candidate?.dataset.title).toBe('no doi')
  expect(candidate?.complete.outcome).toBe('no')
  expect(candidate?.complete.reasons.join(' ')).toContain('creators')
  expect(candidate?.version?.identifiers).toEqual([])
})

test('what is written as JSON and as XML is read back as the same', async () => {
  const record = versionRecord(
    'lab/whales',
    VersionDraft.parse({
      label: '1.0.0',
      reason: 'First.',
      releaseDate: '2026-06-05',
      languages: ['en'],
      amounts: [{ unit: 'records', value: 12 }],
      sources: [{ name: 'Seas', kind: 'public-dataset', url: 'https://doi.org/10.5072/seas' }],
      licenses: [{ raw: 'CC-BY-4.0', expression: 'CC-BY-4.0', match: 'exact' }],
    }),
    null,
  )
  const dataset = DatasetDraft.parse({
    organization: 'lab',
    name: 'whales',
    title: 'Whales & "songs"',
    description: 'Line one.\n\n<b>Two</b>.',
    creators: [{ name: 'Ada Lovelace', kind: 'person', orcid: 'https://orcid.org/0000-0002-1825-0097' }],
    keywords: ['whales'],
    publisher: 'Lab',
  })
  const page = 'https://colophon.example/datasets/lab/whales/versions/1.0.0'
  const written = dataciteVersion({ record, dataset, digest: sealRecord(record).digest, page })
  const [json] = (await reading(printDataciteJson(written))).candidates
  const [ofXml] = (await reading(printDataciteXml(written))).candidates
  for (const candidate of [json, ofXml]) {
    expect(candidate?.dataset).toMatchObject({
      title: dataset.title,
      description: dataset.description,
      creators: [{ name: 'Ada Lovelace', kind: 'person', orcid: 'https://orcid.org/0000-0002-1825-0097' }],
      keywords: ['whales'],
      publisher: 'Lab',
    })
    expect(candidate?.version).toMatchObject({
      label: '1.0.0',
      releaseDate: '2026-06-05',
      languages: ['en'],
      amounts: [{ unit: 'records', value: 12 }],
      licenses: [{ expression: 'CC-BY-4.0', match: 'exact' }],
    })
    expect(candidate?.troubles).toEqual([])
  }
  expect(ofXml?.version?.sources).toEqual(json?.version?.sources)
  expect(ofXml?.fields.find(({ field }) => field === 'title')?.from).toBe('resource/titles[1]/title[1]')
})

for (const [name, text, at] of [
  ['a document type', `<!DOCTYPE r [<!ENTITY a "b">]>${xml('&a;')}`, ''],
  ['broken XML', '<resource xmlns="http://datacite.org/schema/kernel-4">\n<titles></resource>', 'line 2'],
  ['another root', '<resource><title/></resource>', 'resource'],
  ['endless nesting', xml('<a>'.repeat(200)), ''],
] as const)
  test(`XML with ${name} is refused`, async () => {
    const { candidates, troubles } = await readDocument(new TextEncoder().encode(text), 'datacite-xml', CONTEXT)
    expect(candidates).toEqual([])
    expect(troubles[0]?.grade).toBe('refuse')
    if (at !== '') expect(troubles[0]?.at).toBe(at)
  })

test('law: whatever stands in its members, a record is read or refused, and never throws', async () => {
  const member = fc.constantFrom('creators', 'titles', 'rightsList', 'dates', 'relatedIdentifiers', 'types', 'sizes')
  const record = fc.dictionary(member, fc.jsonValue({ maxDepth: 3 }))
  await fc.assert(
    fc.asyncProperty(record, async (members) => {
      const { candidates, troubles } = await reading(
        JSON.stringify({ ...members, schemaVersion: RECORD.schemaVersion }),
      )
      return candidates.length + troubles.length > 0
    }),
    { numRuns: 60 },
  )
})
