import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { IMPORTERS, readDocument } from './formats.ts'
import { IMPORT_FORMATS, type ReadContext } from './import.ts'

const CONTEXT: ReadContext = { fileName: '', url: null, today: '2026-11-22' }
const read = (text: string, over: Partial<ReadContext> = {}) =>
  readDocument(new TextEncoder().encode(text), 'auto', { ...CONTEXT, ...over })

test('every format has one importer', () => {
  expect(IMPORTERS.map(({ format }) => format).toSorted()).toEqual(IMPORT_FORMATS.toSorted())
})

for (const [format, text, fileName] of [
  ['croissant', '{"@context": {"cr": "http://mlcommons.org/croissant/"}}', ''],
  ['hf-card', '---\nlicense: mit\n---\n', ''],
  ['hf-card', '\ufeff---\r\nlicense: mit\r\n---\r\n', ''],
  ['hf-card', '# A dataset', 'README.md'],
  ['hf-api', '{"id": "a/b", "cardData": {}, "siblings": []}', ''],
  ['hf-dataset-infos', '{"default": {"splits": {}, "download_checksums": {}}}', ''],
  ['dpi', '{"x": {"Unique Dataset Identifier": "x", "Licenses": []}}', ''],
  ['datacite', '{"creators": [], "titles": [], "publicationYear": "2024"}', ''],
  [
    'datacite',
    '{"data": {"attributes": {"doi": "10.5072/x", "schemaVersion": "http://datacite.org/schema/kernel-4"}}}',
    '',
  ],
  ['datacite-xml', '<?xml version="1.0"?>\n<resource xmlns="http://datacite.org/schema/kernel-4"/>', ''],
] as const)
  test(`${JSON.stringify(text)} is taken for ${format}`, async () => {
    expect(await read(text, { fileName })).toMatchObject({ format, importer: { name: `colophon-${format}` } })
  })

for (const [name, text, at] of [
  ['nothing of any format', 'hello', ''],
  ['JSON of no format', '{"a": 1}', ''],
  ['broken JSON', '{"a": 1,,}', 'line 1, column 9'],
  ['100,000 brackets', '['.repeat(100_000), 'line 1, column 101'],
  ['100,000 brackets named a context', `{"@context": ${'['.repeat(100_000)}`, 'line 1, column 113'],
  ['an open front matter', '---\nlicense: mit\n', 'line 1'],
  ['a front matter that is no YAML', '---\na: [\nb: {\n---\n', 'line 3'],
] as const)
  test(`${name} is refused at "${at}"`, async () => {
    const { candidates, troubles } = await read(text)
    expect(candidates).toEqual([])
    expect(troubles[0]).toMatchObject({ grade: 'refuse', at })
  })

test('a named format is read as such, or refused as such', async () => {
  for (const format of IMPORT_FORMATS) {
    const reading = await readDocument(new TextEncoder().encode('[1, 2'), format, CONTEXT)
    expect(reading.format).toBe(format)
    if (format !== 'hf-card') expect(reading).toMatchObject({ candidates: [], troubles: [{ grade: 'refuse' }] })
  }
})

test('bytes that are no UTF-8 are refused in every format', async () => {
  for (const format of ['auto', ...IMPORT_FORMATS] as const)
    expect(await readDocument(new Uint8Array([0x7b, 0xff]), format, CONTEXT)).toMatchObject({
      candidates: [],
      troubles: [{ rule: 'encoding', at: 'byte 1' }],
    })
})

const KEYS = [
  '@context',
  '@id',
  '@type',
  '@value',
  '@list',
  '@graph',
  '@language',
  '@reverse',
  '@included',
  '@nest',
  'name',
  'license',
  'distribution',
  'recordSet',
  'field',
  'source',
  'id',
  'cardData',
  'siblings',
  'sha',
  'tags',
  'x',
  'Unique Dataset Identifier',
  'Licenses',
  'License',
  'Languages',
  'Inferred Metadata',
  'splits',
  'features',
  'download_checksums',
  'dataset_info',
  'language',
  '__proto__',
  'constructor',
]
const VALUES = [
  'sc:Dataset',
  'https://schema.org/',
  'cr:Field',
  '',
  'en',
  'MIT',
  '../x',
  'http://mlcommons.org/croissant/1.1',
  'string: x',
  ' ',
  '1.0',
  '\ud83d\ude00',
]

test('law: no document makes the reader throw, whatever format it is read as', async () => {
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom<unknown>(...VALUES),
      fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e300),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom(...KEYS), tie('tree'), { maxKeys: 6 }),
    ),
  }))
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    tree.map((value) => JSON.stringify(value)),
    tree.map((value) => `---\n${JSON.stringify(value)}\n---\n`),
  )
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom(...IMPORT_FORMATS, 'auto' as const), async (document, format) => {
      const { candidates, troubles } = await readDocument(new TextEncoder().encode(document), format, CONTEXT)
      if (candidates.length === 0 && troubles.length === 0) throw new Error('Neither a candidate nor a trouble.')
    }),
    { numRuns: 1500 },
  )
})

test('law: random bytes are answered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      expect((await readDocument(bytes, 'auto', CONTEXT)).importer.version).toBe(1)
    }),
  )
})
