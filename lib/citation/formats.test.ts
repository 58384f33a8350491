import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { digestOf } from '../digest.ts'
import { HOSTILE_VERSION, MINIMAL_VERSION, RICH_VERSION } from './example-versions.ts'
import { CITATION_FORMAT_IDS, CITATION_FORMATS, findCitationFormat } from './formats.ts'
import { readCitations } from './read.ts'
import { type CitableVersion, citationRecord } from './record.ts'

const text = fc.string({ unit: fc.oneof(fc.constantFrom(...'{}\\%&#_$~^"\n,@ -'), fc.string({ unit: 'grapheme' })) })
const slug = fc.stringMatching(/^[a-z0-9]([a-z0-9_-]{0,20}[a-z0-9])?$/)
const label = fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9_+-]{0,20}[A-Za-z0-9])?$/)
const creator = fc.record({
  name: text,
  kind: fc.constantFrom('person', 'organization'),
  orcid: fc.constant(null),
  affiliation: fc.constant(''),
})

const anyVersion: fc.Arbitrary<CitableVersion> = fc
  .record({
    organization: slug,
    name: slug,
    title: text,
    label,
    digest: fc.string().map(digestOf),
    releaseDate: fc.constantFrom('2024-02-29', '1999-12-31'),
    creators: fc.array(creator, { maxLength: 4 }),
    publisher: text,
    licenseExpression: fc.constantFrom(null, 'MIT', 'MIT AND CC-BY-4.0'),
    identifiers: fc.array(fc.record({ scheme: fc.constant('doi'), value: fc.constant('10.5281/zenodo.1') }), {
      maxLength: 1,
    }),
    status: fc.constantFrom('published', 'withdrawn'),
    accessed: fc.constantFrom(null, '2026-01-02'),
    keywords: fc.array(text, { maxLength: 3 }),
    description: text,
  })
  .map((version) => ({ ...version, url: pageOf(version) }))

function pageOf({ organization, name, label }: Pick<CitableVersion, 'organization' | 'name' | 'label'>): string {
  return `https://colophon.example/datasets/${organization}/${name}/versions/${encodeURIComponent(label)}`
}

test('the list has each format once, found by its name', () => {
  expect(CITATION_FORMATS.map((format) => format.id)).toEqual([...CITATION_FORMAT_IDS])
  for (const format of CITATION_FORMATS) expect(findCitationFormat(format.id)).toBe(format)
  expect(findCitationFormat('endnote')).toBeNull()
  expect(new Set(CITATION_FORMATS.map((format) => format.mediaType)).size).toBe(CITATION_FORMATS.length)
})

for (const format of CITATION_FORMATS) {
  test(`${format.label} carries version and whole digest`, () => {
    for (const version of [RICH_VERSION, MINIMAL_VERSION]) {
      const printed = format.print(citationRecord(version))
      expect(printed).toContain(version.digest)
      expect(printed).toContain(version.label)
    }
  })

  test(`${format.label}: the digest and label of a version with hostile texts are read back`, () => {
    const cited = readCitations(format.print(citationRecord(HOSTILE_VERSION)))
    expect(cited).toContainEqual(
      expect.objectContaining({ digest: HOSTILE_VERSION.digest, label: HOSTILE_VERSION.label }),
    )
  })

  test(`law: ${format.label} of any version is read back with its digest and label`, () => {
    fc.assert(
      fc.property(anyVersion, (version) => {
        const cited = readCitations(format.print(citationRecord(version)))
        expect(cited.map(({ digest, label }) => `${digest} ${label}`)).toContain(`${version.digest} ${version.label}`)
      }),
      { numRuns: 200 },
    )
  })
}
