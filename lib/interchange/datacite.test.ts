import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { XMLParser } from 'fast-xml-parser'
import { DatasetDraft, VersionDraft } from '../dataset/schema.ts'
import { sealRecord, versionRecord } from '../dataset/version-record.ts'
import { DIGEST_TYPE, dataciteVersion } from './datacite.ts'
import { dataciteDataset } from './datacite-dataset.ts'
import { printDataciteXml } from './datacite-xml.ts'
import { NO_STANDING, type VersionExport } from './version-export.ts'

const ANCESTOR = `sha256:${'a'.repeat(64)}` as const
const CHILD = `sha256:${'b'.repeat(64)}` as const
const PAGE = 'https://colophon.example/datasets/lab/whales/versions/1.0.0'

function exported(dataset: object = {}, version: object = {}): VersionExport {
  const draft = DatasetDraft.parse({ organization: 'lab', name: 'whales', title: 'Whales', ...dataset })
  const record = versionRecord(
    'lab/whales',
    VersionDraft.parse({ label: '1.0.0', reason: 'First.', releaseDate: '2026-06-05', ...version }),
    null,
  )
  return { record, dataset: draft, digest: sealRecord(record).digest, page: PAGE }
}

const related = (version: VersionExport) =>
  dataciteVersion(version).relatedIdentifiers.map((one) => [one.relationType, one.relatedIdentifier])

test('the digest is an alternate identifier, the page the landing page, and a DOI only what was registered', () => {
  const version = exported({}, { identifiers: [{ scheme: 'doi', value: '10.5281/zenodo.1' }] })
  const plain = dataciteVersion(version)
  expect(plain).toMatchObject({ url: PAGE, publicationYear: '2026', version: '1.0.0', publisher: { name: 'lab' } })
  expect(plain.alternateIdentifiers[0]).toEqual({
    alternateIdentifier: version.digest,
    alternateIdentifierType: DIGEST_TYPE,
  })
  expect('doi' in plain).toBe(false)
  expect(related(version)).toContainEqual(['IsIdenticalTo', '10.5281/zenodo.1'])
  const registered = { ...version, standing: { ...NO_STANDING, doi: '10.5072/x' } }
  expect(dataciteVersion(registered).doi).toBe('10.5072/x')
})

test('every derivation has its relation, by DOI where the ancestor has one', () => {
  const relations = ['revision-of', 'filtered-from', 'extended-from', 'derived-from', 'subset-of', 'made-by-run']
  const version = exported({}, { derivedFrom: relations.map((relation) => ({ relation, digest: ANCESTOR })) })
  const address = `https://colophon.example/api/v1/versions/${ANCESTOR}`
  expect(related(version)).toEqual([
    ['IsVersionOf', 'https://colophon.example/datasets/lab/whales'],
    ['IsDerivedFrom', address],
    ['IsCompiledBy', address],
    ['IsNewVersionOf', address],
    ['IsPartOf', address],
  ])
  const dois = new Map([[ANCESTOR, '10.5072/old']])
  const named = related({ ...version, standing: { ...NO_STANDING, datasetDoi: '10.5072/all', dois } })
  expect(named).toContainEqual(['IsVersionOf', '10.5072/all'])
  expect(named).toContainEqual(['IsNewVersionOf', '10.5072/old'])
})

test('what descends from it has the converse relation; a paper and documentation have theirs', () => {
  const descendants = (['revision-of', 'derived-from', 'subset-of'] as const).map((relation) => ({
    relation,
    digest: CHILD,
  }))
  const links = [
    { kind: 'paper', url: 'https://doi.org/10.1000/paper' },
    { kind: 'documentation', url: 'https://example.org/docs' },
  ]
  const found = related({ ...exported({ links }), standing: { ...NO_STANDING, descendants } })
  const address = `https://colophon.example/api/v1/versions/${CHILD}`
  for (const one of [
    ['IsPreviousVersionOf', address],
    ['IsSourceOf', address],
    ['HasPart', address],
    ['IsDescribedBy', '10.1000/paper'],
    ['IsDocumentedBy', 'https://example.org/docs'],
  ])
    expect(found).toContainEqual(one)
})

test('a withdrawn version has the date, the reason and what replaces it', () => {
  const withdrawn = { date: '2026-09-01', reason: 'A creator\nasked.', successor: CHILD }
  const record = dataciteVersion({ ...exported(), standing: { ...NO_STANDING, withdrawn } })
  expect(record.dates).toContainEqual({
    date: '2026-09-01',
    dateType: 'Withdrawn',
    dateInformation: 'A creator asked.',
  })
  expect(record.relatedIdentifiers).toContainEqual({
    relatedIdentifier: `https://colophon.example/api/v1/versions/${CHILD}`,
    relatedIdentifierType: 'URL',
    relationType: 'IsObsoletedBy',
  })
})

for (const [expression, rights] of [
  ['CC-BY-4.0', ['CC-BY-4.0/SPDX']],
  ['MIT AND CC-BY-4.0', ['CC-BY-4.0/SPDX', 'MIT/SPDX']],
  ['MIT OR Apache-2.0', ['MIT OR Apache-2.0/']],
  ['GPL-2.0-only WITH Classpath-exception-2.0', ['GPL-2.0-only WITH Classpath-exception-2.0/']],
  ['LicenseRef-own', ['LicenseRef-own/']],
  ['NOASSERTION', ['NOASSERTION/']],
] as const)
  test(`${expression}: an SPDX id only where each licence binds`, () => {
    const { rightsList } = dataciteVersion(exported({}, { licenses: [{ raw: expression, expression }] }))
    expect(rightsList.map((one) => `${one.rights}/${one.rightsIdentifierScheme ?? ''}`).sort()).toEqual(
      [...rights].sort(),
    )
  })

test('when sources were collected is a range; without creators the publisher made it', () => {
  const sources = [{ name: 'Crawl', collectedFrom: '2024-01-01', collectedTo: '2024-03-01', method: 'By crawler.' }]
  const record = dataciteVersion(exported({ publisher: 'The Lab' }, { sources }))
  expect(record.dates).toContainEqual({
    date: '2024-01-01/2024-03-01',
    dateType: 'Collected',
    dateInformation: 'Crawl',
  })
  expect(record.creators).toEqual([{ name: 'The Lab', nameType: 'Organizational' }])
  expect(record.descriptions).toContainEqual({ description: 'Crawl: By crawler.', descriptionType: 'Methods' })
})

test('a dataset has each of its versions, the year of the first and the date of the newest', () => {
  const { dataset } = exported()
  const versions = [
    { digest: ANCESTOR, releaseDate: '2024-02-03', doi: null },
    { digest: CHILD, releaseDate: '2026-06-05', doi: '10.5072/b' },
  ]
  const page = 'https://colophon.example/datasets/lab/whales'
  const record = dataciteDataset({ dataset, page, doi: null, license: 'MIT', versions })
  expect(record?.publicationYear).toBe('2024')
  expect(record?.dates.map(({ date, dateType }) => `${dateType} ${date}`)).toEqual([
    'Issued 2024-02-03',
    'Updated 2026-06-05',
  ])
  expect(record?.relatedIdentifiers.map(({ relatedIdentifier }) => relatedIdentifier)).toEqual([
    `https://colophon.example/api/v1/versions/${ANCESTOR}`,
    '10.5072/b',
  ])
  expect(dataciteDataset({ dataset, page, doi: null, license: 'MIT', versions: [] })).toBeNull()
})

test('whatever the title, the XML is well-formed and says it', () => {
  const parser = new XMLParser({ ignoreAttributes: false, trimValues: false, parseTagValue: false })
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), (text) => {
      const title = `T ${text}`.replace(/[\p{C}\p{Z}]+/gu, ' ').trim()
      const xml = printDataciteXml(dataciteVersion(exported({ title })))
      return parser.parse(xml).resource.titles.title === title
    }),
  )
})
