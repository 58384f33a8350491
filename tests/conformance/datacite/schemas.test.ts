import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { Ajv2019 } from 'ajv/dist/2019.js'
import formatsPlugin from 'ajv-formats'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'
import { attempt } from '#lib/attempt.ts'
import { DatasetDraft, VersionDraft } from '#lib/dataset/schema.ts'
import { sealRecord, versionRecord } from '#lib/dataset/version-record.ts'
import { dataciteVersion } from '#lib/interchange/datacite.ts'
import { dataciteDataset } from '#lib/interchange/datacite-dataset.ts'
import { type DataciteRecord, printDataciteJson } from '#lib/interchange/datacite-record.ts'
import { printDataciteXml } from '#lib/interchange/datacite-xml.ts'
import { NO_STANDING, type VersionExport } from '#lib/interchange/version-export.ts'

// The schemas of DataCite's kernel 4: JSON 4.5, XML 4.6 and 4.7. They are no part of Colophon.

const STANDARDS = fileURLToPath(new URL('../../../../shared/data/standards/', import.meta.url))
const isHere = existsSync(`${STANDARDS}schemas/datacite`)
test.skip(!isHere, 'the schemas of DataCite are not here')

const ancestor = `sha256:${'a'.repeat(64)}` as const

function version(dataset: object = {}, draft: object = {}): VersionExport {
  const record = versionRecord(
    'lab/whales',
    VersionDraft.parse({ label: '1.0.0', reason: 'First.', releaseDate: '2026-06-05', ...draft }),
    null,
  )
  return {
    record,
    dataset: DatasetDraft.parse({ organization: 'lab', name: 'whales', title: 'Whales', ...dataset }),
    digest: sealRecord(record).digest,
    page: 'https://colophon.example/datasets/lab/whales/versions/1.0.0',
  }
}

const FULL = version(
  {
    title: 'Whales: <songs> & "calls"',
    description: 'Line one.\n\n<b>Line</b> two. \u0001',
    publisher: 'The Lab',
    keywords: ['whales', 'songs', 'whales'],
    creators: [
      { name: 'Ada Example', kind: 'person', orcid: 'https://orcid.org/0000-0002-1825-0097', affiliation: 'Lab' },
      { name: 'Whale Society' },
    ],
    links: [{ kind: 'paper', url: 'https://arxiv.org/abs/2401.00001' }],
  },
  {
    files: [{ path: 'a.csv', bytes: 12, sha256: 'a'.repeat(64), mediaType: 'text/csv' }],
    languages: ['pt-BR'],
    amounts: [{ unit: 'hours', value: 12.5 }],
    licenses: [{ raw: 'mit and cc', expression: 'MIT AND CC-BY-4.0' }],
    identifiers: [
      { scheme: 'doi', value: '10.5281/zenodo.1' },
      { scheme: 'swhid', value: `swh:1:dir:${'a'.repeat(40)}` },
    ],
    hosts: [{ url: 'https://example.org/whales', revision: 'abc' }],
    sources: [
      {
        name: 'Sea',
        method: 'By boat.',
        collectedFrom: '2024-01-01',
        kind: 'public-dataset',
        url: 'https://example.org/sea',
      },
    ],
    derivedFrom: [
      { relation: 'revision-of', digest: ancestor },
      { relation: 'made-by-run', digest: ancestor },
      { relation: 'subset-of', digest: ancestor },
    ],
  },
)
const WITHDRAWN = {
  ...FULL,
  standing: {
    ...NO_STANDING,
    doi: '10.5072/whales-1',
    datasetDoi: '10.5072/whales',
    descendants: [{ relation: 'filtered-from' as const, digest: ancestor }],
    withdrawn: { date: '2026-09-01', reason: 'A "creator" asked.', successor: ancestor },
  },
}
const DATASET = dataciteDataset({
  dataset: FULL.dataset,
  page: 'https://colophon.example/datasets/lab/whales',
  doi: '10.5072/whales',
  license: 'CC-BY-4.0',
  versions: [
    { digest: ancestor, releaseDate: '2024-01-02', doi: '10.5072/whales-0' },
    { digest: FULL.digest, releaseDate: '2026-06-05', doi: null },
  ],
})

const RECORDS: [string, DataciteRecord | null][] = [
  ['a version with little', dataciteVersion(version())],
  ['a version with all', dataciteVersion(FULL)],
  ['a withdrawn version', dataciteVersion(WITHDRAWN)],
  ['a dataset', DATASET],
]

/** The checker of the JSON schema. Its `id` is of an older draft, and it names formats that JSON Schema does not define. */
function jsonFaults(value: unknown): string[] {
  const { id: _, ...schema } = JSON.parse(readFileSync(`${STANDARDS}schemas/datacite/datacite-v4.5.json`, 'utf8'))
  const ajv = new Ajv2019({ strict: false, allErrors: true })
  formatsPlugin.default(ajv)
  const date = String.raw`\d{4}(?:-\d{2}(?:-\d{2}(?:T\S+)?)?)?`
  for (const format of ['year', 'yearmonth', 'datetime']) ajv.addFormat(format, new RegExp(`^${date}$`))
  for (const format of ['year', 'yearmonth', 'date', 'datetime'])
    ajv.addFormat(`${format}-range`, new RegExp(`^(?:${date})?/(?:${date})?$`))
  const validate = ajv.compile(schema)
  return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)
}

function xmlFault(kernel: string, xml: string): string {
  xmlRegisterFsInputProviders()
  const path = `${STANDARDS}schemas/datacite/kernel-${kernel}/metadata.xsd`
  const schema = XmlDocument.fromBuffer(readFileSync(path), { url: path })
  const validator = XsdValidator.fromDoc(schema)
  const document = XmlDocument.fromString(xml)
  const outcome = attempt(() => validator.validate(document))
  for (const part of [document, validator, schema]) part.dispose()
  return outcome.ok ? '' : outcome.why
}

for (const [what, record] of RECORDS) {
  test(`${what} fits the JSON schema 4.5`, () => {
    expect(record).not.toBeNull()
    expect(record === null ? ['none'] : jsonFaults(JSON.parse(printDataciteJson(record)))).toEqual([])
  })
  for (const kernel of ['4.6', '4.7'])
    test(`${what} fits the XML schema ${kernel}`, () => {
      expect(xmlFault(kernel, record === null ? '' : printDataciteXml(record))).toBe('')
    })
}

test('the schemas do tell: a record without a title, or with a relation that is none, fails', () => {
  const record = dataciteVersion(FULL)
  expect(jsonFaults({ ...record, titles: [] })).not.toEqual([])
  expect(xmlFault('4.7', printDataciteXml(record).replace('IsNewVersionOf', 'IsNewer'))).toContain('relationType')
})

for (const kernel of ['4.6', '4.7'])
  test(`the official XML examples of ${kernel} fit, so the checker is right`, () => {
    const folder = `${STANDARDS}datacite/xml/${kernel}/`
    const faults = readdirSync(folder).map((name) => xmlFault(kernel, readFileSync(folder + name, 'utf8')))
    expect(faults.filter((fault) => fault !== '')).toEqual([])
    expect(faults.length).toBeGreaterThan(4)
  })
