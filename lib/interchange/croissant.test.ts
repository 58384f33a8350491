import { expect, test } from '@playwright/test'
import { croissant } from './croissant.ts'

const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  dct: 'http://purl.org/dc/terms/',
  conformsTo: 'dct:conformsTo',
  recordSet: 'cr:recordSet',
  field: 'cr:field',
  subField: 'cr:subField',
  source: 'cr:source',
  references: 'cr:references',
  fileObject: 'cr:fileObject',
  fileSet: 'cr:fileSet',
  extract: 'cr:extract',
  transform: 'cr:transform',
  column: 'cr:column',
  fileProperty: 'cr:fileProperty',
  regex: 'cr:regex',
  replace: 'cr:replace',
  includes: 'cr:includes',
  containedIn: 'cr:containedIn',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
}
const FILE = {
  '@id': 'a.csv',
  '@type': 'cr:FileObject',
  contentUrl: 'data/a.csv',
  encodingFormat: 'text/csv',
  sha256: 'AB'.repeat(32),
}
const field = (over: object = {}) => ({
  '@id': 'set/a',
  '@type': 'cr:Field',
  dataType: 'sc:Text',
  source: { fileObject: { '@id': 'a.csv' }, extract: { column: 'a' } },
  ...over,
})
const document = (over: object = {}, context: object = {}) => ({
  '@context': { ...CONTEXT, ...context },
  '@type': 'sc:Dataset',
  conformsTo: 'http://mlcommons.org/croissant/1.1',
  name: 'Small',
  description: 'A small dataset.',
  url: 'https://example.org/small',
  license: 'https://creativecommons.org/licenses/by/4.0/',
  distribution: [FILE],
  recordSet: [{ '@id': 'set', '@type': 'cr:RecordSet', field: [field()] }],
  ...over,
})
const read = (value: unknown) =>
  croissant.read(JSON.stringify(value), {
    fileName: 'small.json',
    url: 'https://example.org/small.json',
    today: '2026-11-22',
  })
const set = (over: object) =>
  document({ recordSet: [{ '@id': 'set', '@type': 'cr:RecordSet', field: [field()], ...over }] })

test('a small document is read field by field', async () => {
  const { candidates, formatVersion, troubles } = await read(document())
  expect(troubles).toEqual([])
  expect(formatVersion).toBe('1.1')
  expect(candidates).toMatchObject([
    {
      key: 'https://example.org/small',
      dataset: {
        name: 'small',
        title: 'Small',
        licenses: [{ expression: 'CC-BY-4.0', match: 'mapped', evidence: [{ locator: '/license' }] }],
      },
      version: {
        label: 'snapshot-2026-11-22',
        files: [{ path: 'data/a.csv', sha256: 'ab'.repeat(32) }],
        recordSets: [{ name: 'set', columns: [{ name: 'a', type: 'sc:Text' }] }],
      },
      loadable: { outcome: 'yes' },
      complete: { outcome: 'no', reasons: ['creator is missing.', 'datePublished is missing.'] },
    },
  ])
})

test('reading twice gives the same digest, on another day too; another document another one', async () => {
  const first = (await read(document())).candidates[0]
  const other = await croissant.read(JSON.stringify(document()), { fileName: 'x', url: null, today: '2027-01-01' })
  expect(other.candidates[0]?.digest).toBe(first?.digest)
  expect((await read(document({ version: '2.0.0' }))).candidates[0]?.digest).not.toBe(first?.digest)
})

for (const [rule, at, what, value] of [
  ['1', '/@context', 'a context given by its address', { ...document(), '@context': 'https://schema.org/' }],
  [
    '1',
    '/distribution/0/@context/1',
    'a context address deep inside',
    document({ distribution: [{ ...FILE, '@context': [{}, 'https://example.org/c'] }] }),
  ],
  ['1', '/@context/@import', 'an imported context', document({}, { '@import': 'https://example.org/c' })],
  ['1', '', 'an @id that is a number', document({ '@id': 3 })],
  [
    '2',
    '/distribution/0',
    'white space in an @id, escaped',
    document({ distribution: [{ ...FILE, '@id': 'a%20b' }], recordSet: [] }),
  ],
  ['3', '', 'no dataset', { '@context': CONTEXT, '@type': 'sc:Thing', name: 'x' }],
  ['3', '', 'two datasets', [document(), document()]],
  ['3', '', 'nothing at all', {}],
  ['4', '/conformsTo', 'an unknown version', document({ conformsTo: 'http://mlcommons.org/croissant/2.0' })],
  ['5', '/description', 'a description that is a number', document({ description: 7 })],
  [
    '6',
    '/distribution/0',
    "a file of 0.8's type in 1.1",
    document({ distribution: [{ ...FILE, '@type': 'sc:FileObject' }], recordSet: [] }),
  ],
  ['7', '/recordSet/0', 'two nodes of one @id', document({ recordSet: [{ '@id': 'a.csv', '@type': 'cr:RecordSet' }] })],
  ['8', '/distribution/0', 'no digest at all', document({ distribution: [{ ...FILE, sha256: undefined }] })],
  [
    '9',
    '/distribution/0/containedIn',
    'contained in nothing',
    document({ distribution: [{ ...FILE, containedIn: { '@id': 'b.zip' } }] }),
  ],
  ['10', '/recordSet/0/field/0', 'a field of another type', set({ field: [field({ '@type': 'cr:Fild' })] })],
  ['11', '/recordSet/0/field/0', 'a field without source', set({ field: [field({ source: undefined })] })],
  ['11', '/recordSet/0/field/0', 'a field with source and value', set({ field: [field({ value: 'x' })] })],
  [
    '11',
    '/recordSet/0/field/0/source',
    'a source of two nodes',
    set({ field: [field({ source: { fileObject: { '@id': 'a.csv' }, fileSet: { '@id': 'a.csv' } } })] }),
  ],
  ['12', '/recordSet/0/field/0/dataType', 'an unknown data type', set({ field: [field({ dataType: 'sc:Thing' })] })],
  [
    '14',
    '/recordSet/0/field/0/references',
    'a reference to nothing',
    set({ field: [field({ references: { field: { '@id': 'none' } } })] }),
  ],
  ['15', '/recordSet/0/data', 'data with another key', set({ data: [{ 'set/a': 1 }, { 'set/b': 2 }] })],
  ['15', '/recordSet/0/data', 'empty data', set({ data: [] })],
  [
    '16',
    '/recordSet/0/field/0/source/extract',
    'two extracts',
    set({
      field: [field({ source: { fileObject: { '@id': 'a.csv' }, extract: { column: 'a', fileProperty: 'content' } } })],
    }),
  ],
  [
    '16',
    '/recordSet/0/field/0/source/transform',
    'a transform of two kinds',
    set({
      field: [
        field({
          source: { fileObject: { '@id': 'a.csv' }, extract: { column: 'a' }, transform: { regex: 'x', replace: 'y' } },
        }),
      ],
    }),
  ],
  [
    'path',
    '/distribution/0/contentUrl',
    'a path that leaves its folder',
    document({ distribution: [{ ...FILE, contentUrl: '../../etc/passwd' }] }),
  ],
] as const)
  test(`standards.md §5 rule ${rule}: ${what} is refused`, async () => {
    const { candidates, troubles } = await read(value)
    expect(candidates).toEqual([])
    expect(troubles).toMatchObject([{ grade: 'refuse', rule, ...(at === '' ? {} : { at }) }])
    expect(troubles[0]?.message.length).toBeGreaterThan(20)
  })

test('schema.org is one namespace with http and with https', async () => {
  const { candidates } = await read(document({}, { '@vocab': 'http://schema.org/', sc: 'http://schema.org/' }))
  expect(candidates).toHaveLength(1)
})

test('a live dataset needs no digests', async () => {
  const live = document({ 'cr:isLiveDataset': true, distribution: [{ ...FILE, sha256: undefined }] })
  expect((await read(live)).candidates).toHaveLength(1)
})

test('a sha256 that is not 64 hex digits is no digest, and the report says why', async () => {
  const [candidate] = (await read(document({ distribution: [{ ...FILE, sha256: 'https://example.org/issue' }] })))
    .candidates
  expect(candidate?.version?.files?.[0]?.sha256).toBeNull()
  expect(candidate?.fields).toContainEqual(
    expect.objectContaining({
      state: 'unused',
      from: '/distribution/0/sha256',
      why: 'Not 64 hex digits, so it is no digest.',
    }),
  )
})

test('what is not understood is kept verbatim', async () => {
  const rai = { 'cr:dataBiases': ['one', { two: 2 }] }
  const [candidate] = (await read(document(rai))).candidates
  expect(candidate?.dataset.kept?.croissant).toMatchObject(rai)
})

test('names and descriptions may come in several languages; the context picks one', async () => {
  const names = document({ name: { de: 'Klein', en: 'Small one' } }, { name: { '@container': '@language' } })
  expect((await read(names)).candidates[0]?.dataset.title).toBe('Small one')
})

test('a nested context of 10,000 copies is refused at once', async () => {
  const many = document({ distribution: Array.from({ length: 10_000 }, () => ({ '@context': {} })) })
  expect(await read(many)).toMatchObject({ candidates: [], troubles: [{ rule: '1' }] })
})
