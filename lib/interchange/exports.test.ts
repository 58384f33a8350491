import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { DatasetDraft, VersionDraft } from '../dataset/schema.ts'
import { sealRecord, versionRecord } from '../dataset/version-record.ts'
import { EXPORT_FORMATS } from './exports.ts'
import { readDocument } from './formats.ts'
import type { VersionExport } from './version-export.ts'

const CONTEXT = { fileName: '', url: null, today: '2026-11-22' }

function versionExport(dataset: object = {}, version: object = {}): VersionExport {
  const draft = DatasetDraft.parse({
    organization: 'test',
    name: 'small',
    title: 'Small: a "test"',
    description: 'Text.\n\n---\n\nMore text.',
    languages: ['en', 'no'],
    creators: [{ name: 'Ada Example', kind: 'person', orcid: 'https://orcid.org/0000-0002-1825-0097' }],
    ...dataset,
  })
  const record = versionRecord(
    'test/small',
    VersionDraft.parse({
      label: '1.2.0',
      reason: 'Test.',
      releaseDate: '2026-06-05',
      files: [
        { path: 'data/a file.csv', sha256: 'ab'.repeat(32), bytes: 12, mediaType: 'text/csv' },
        { path: 'data/b.csv', url: 'https://example.org/b.csv' },
      ],
      recordSets: [
        { name: 'rows', count: 7, columns: [{ name: 'text', type: 'string' }], manifest: 'ab'.repeat(32) },
        { name: 'rows' },
      ],
      sources: [
        {
          name: 'squad',
          url: `https://huggingface.co/datasets/rajpurkar/squad/tree/${'c'.repeat(40)}`,
          kind: 'public-dataset',
        },
      ],
      licenses: [{ raw: 'cc-by-4.0', expression: 'CC-BY-4.0', kind: 'concluded' }],
      languages: ['en', 'no'],
      derivedFrom: [{ relation: 'filtered-from', digest: `sha256:${'d'.repeat(64)}` }],
      ...version,
    }),
    null,
  )
  return {
    record,
    dataset: draft,
    digest: sealRecord(record).digest,
    page: 'https://colophon.example/datasets/test/small/versions/1.2.0',
  }
}

const printed = (id: string, version: VersionExport) =>
  EXPORT_FORMATS.find((format) => format.id === id)?.print(version) ?? ''
const readBack = (text: string) => readDocument(new TextEncoder().encode(text), 'auto', CONTEXT)

test('the Croissant of a version is loadable and complete, and says the same', async () => {
  const { format, formatVersion, candidates, troubles } = await readBack(printed('croissant', versionExport()))
  expect([format, formatVersion, troubles]).toEqual(['croissant', '1.1', []])
  expect(candidates).toMatchObject([
    {
      dataset: {
        title: 'Small: a "test"',
        languages: ['en', 'no'],
        creators: [{ orcid: 'https://orcid.org/0000-0002-1825-0097' }],
        licenses: [{ expression: 'CC-BY-4.0' }],
      },
      version: {
        label: '1.2.0',
        releaseDate: '2026-06-05',
        files: [{ path: 'data/a file.csv', sha256: 'ab'.repeat(32), bytes: 12 }],
        recordSets: [{ name: 'rows', columns: [{ name: 'text', type: 'sc:Text' }] }, { name: 'rows-2' }],
      },
      loadable: { outcome: 'yes' },
      complete: { outcome: 'yes' },
    },
  ])
})

test('a file without a digest is not written as a FileObject', () => {
  const document: { distribution: { '@type': string; includes?: string }[] } = JSON.parse(
    printed('croissant', versionExport()),
  )
  expect(document.distribution[1]).toMatchObject({ '@type': 'cr:FileSet', includes: 'data/b.csv' })
})

test('the digest, the ancestors and the sources are in the Croissant', () => {
  const version = versionExport()
  const text = printed('croissant', version)
  for (const part of [
    version.digest,
    `https://colophon.example/api/v1/versions/sha256:${'d'.repeat(64)}`,
    'rajpurkar/squad',
  ])
    expect(text).toContain(part)
})

test('law: whatever the names of files and columns, the Croissant is loadable', async () => {
  const word = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((text) => !/[/\\~:]|^\.+$/.test(text) && text.trim() === text && text.isWellFormed())
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(word, { maxLength: 5 }),
      fc.array(word, { maxLength: 5 }),
      async (paths, columns) => {
        const files = paths
          .filter((path) => !/[\p{Cc}]/u.test(path))
          .map((path, index) => ({ path, ...(index % 2 === 0 ? { sha256: 'ef'.repeat(32) } : {}) }))
        const recordSets = [
          { name: columns[0] ?? '', columns: columns.map((name) => ({ name })), manifest: 'ef'.repeat(32) },
        ]
        const { candidates, troubles } = await readBack(printed('croissant', versionExport({}, { files, recordSets })))
        expect(troubles).toEqual([])
        expect(candidates).toHaveLength(1)
      },
    ),
    { numRuns: 50 },
  )
})

test('the card of a version is read back, with its licence as a suggestion and how to cite it', async () => {
  const version = versionExport()
  const text = printed('hf-card', version)
  expect(text).toContain('# The licence is a conclusion from evidence')
  expect(text).toContain('## How to cite this version')
  expect(text).toContain(version.digest)
  const { candidates } = await readBack(text)
  expect(candidates).toMatchObject([
    {
      dataset: {
        title: 'Small: a "test"',
        languages: ['en', 'no'],
        licenses: [{ raw: 'cc-by-4.0', expression: 'CC-BY-4.0' }],
      },
      version: { label: '1.2.0', sources: [{ name: `rajpurkar/squad@${'c'.repeat(40)}` }] },
    },
  ])
})

test('a licence that the Hub does not list is written as other, with its name', () => {
  const text = printed('hf-card', versionExport({}, { licenses: [{ raw: 'x', expression: 'MIT OR Apache-2.0' }] }))
  expect(text).toContain('license: other\nlicense_name: MIT OR Apache-2.0')
})

test('no licence at all is unknown on the card and absent from the Croissant', () => {
  const version = versionExport({}, { licenses: [] })
  expect(printed('hf-card', version)).toContain('license: unknown')
  expect(JSON.parse(printed('croissant', version))).not.toHaveProperty('license')
})
