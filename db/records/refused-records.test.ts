import { sha256Hex } from '#lib/digest.ts'
import type { ColumnMapping, RecordFault } from '#lib/records/schema.ts'
import { csv, expect, jsonLines, packed, someRecords, type TestRecord, test } from '#tests/record-files.ts'

const RECORDS = someRecords(200)

/** The records with some of them changed, by their place. */
function changed(changes: Record<number, Partial<TestRecord>>): TestRecord[] {
  return RECORDS.map((record, place) => ({ ...record, ...changes[place] }))
}

function places(faults: readonly RecordFault[]) {
  return faults.map(({ row, column, code }) => [row, column, code])
}

const UPPER = sha256Hex('x').toUpperCase()

const ROWS: {
  what: string
  records: Record<string, unknown>[]
  mapping?: ColumnMapping
  at: unknown[]
  says?: string
}[] = [
  {
    what: 'an id that occurs twice',
    records: changed({ 120: { id: 'r3' } }),
    at: [[121, 'id', 'duplicate-id']],
    says: 'row 4',
  },
  {
    what: 'an id that occurs three times, with other digests',
    records: changed({ 7: { id: 'r3' }, 199: { id: 'r3' } }),
    at: [
      [8, 'id', 'duplicate-id'],
      [200, 'id', 'duplicate-id'],
    ],
  },
  {
    what: 'the same record twice',
    records: [...RECORDS, ...RECORDS.slice(0, 1)],
    at: [[201, 'id', 'duplicate-id']],
    says: 'row 1',
  },
  { what: 'a missing id', records: changed({ 5: { id: '' } }), at: [[6, 'id', 'missing-id']] },
  { what: 'a missing digest', records: changed({ 5: { digest: '' } }), at: [[6, 'digest', 'missing-digest']] },
  {
    what: 'a digest in upper case',
    records: changed({ 5: { digest: UPPER } }),
    at: [[6, 'digest', 'bad-digest']],
    says: 'lower-case',
  },
  {
    what: 'an MD5',
    records: changed({ 0: { digest: 'd41d8cd98f00b204e9800998ecf8427e' } }),
    at: [[1, 'digest', 'bad-digest']],
  },
  {
    what: 'a digest with another prefix',
    records: changed({ 9: { digest: `sha512:${sha256Hex('x')}` } }),
    at: [[10, 'digest', 'bad-digest']],
  },
  {
    what: 'a digest with a space',
    records: changed({ 9: { digest: ` ${sha256Hex('x')}` } }),
    at: [[10, 'digest', 'bad-digest']],
  },
  {
    what: 'amounts that are none',
    records: changed({
      0: { tokens: 'many' },
      1: { tokens: '-1' },
      2: { tokens: '1.5' },
      3: { tokens: '3' },
      4: { tokens: '1e400' },
    }),
    at: [1, 2, 3, 5].map((row) => [row, 'tokens', 'wrong-type']),
  },
  {
    what: 'times that are none',
    records: changed({
      0: { retrieved_at: '2024-13-01' },
      1: { retrieved_at: '2024-02-28' },
      2: { retrieved_at: 'yesterday' },
    }),
    at: [1, 3].map((row) => [row, 'retrieved_at', 'wrong-type']),
  },
  {
    what: 'a URL column full of nonsense',
    records: RECORDS.map((record, place) => ({ ...record, url: place < 197 ? record.url : `nonsense ${place}` })),
    at: [
      [0, 'url', 'bad-url'],
      [198, 'url', 'bad-url'],
      [199, 'url', 'bad-url'],
      [200, 'url', 'bad-url'],
    ],
    says: '3 are no whole addresses',
  },
  {
    what: 'several faults, in the order of rows',
    records: changed({ 50: { id: '' }, 20: { digest: 'x' }, 90: { id: 'r89' } }),
    at: [
      [21, 'digest', 'bad-digest'],
      [51, 'id', 'missing-id'],
      [91, 'id', 'duplicate-id'],
    ],
  },
  {
    what: 'no column for the ids',
    records: [{ name: 'a', digest: sha256Hex('a') }],
    at: [[0, 'id', 'missing-column']],
  },
  {
    what: 'no column for the digests',
    records: [{ id: 'a', text: 'a' }],
    at: [[0, 'digest', 'missing-column']],
    says: 'command line',
  },
  {
    what: 'a column that is not there',
    records: RECORDS,
    mapping: { url: 'adress' },
    at: [[0, 'adress', 'missing-column']],
  },
]

for (const { what, records, mapping = null, at, says = '' } of ROWS) {
  test(`${what} is refused, with row and column, in CSV, JSON Lines and Parquet`, async ({ files }) => {
    const columns = [...new Set(records.flatMap((record) => Object.keys(record)))].map((name) => `${name}: 'VARCHAR'`)
    const lines = await files.write('a.jsonl', jsonLines(records))
    const all = records.map((record) =>
      Object.fromEntries(columns.map((_, place) => nameAt(records, place)).map((name) => [name, record[name]])),
    )
    const sent = [
      lines,
      await files.write('a.csv', csv(all)),
      await files.writeParquet('a.parquet', `SELECT * FROM read_json('${lines}', columns = {${columns.join(', ')}})`),
    ]
    for (const file of sent) {
      const faults = await files.refuse(file, { mapping })
      expect(places(faults), file).toEqual(at)
      expect(faults[0]?.message).toContain(says)
    }
  })
}

function nameAt(records: readonly Record<string, unknown>[], place: number): string {
  return [...new Set(records.flatMap((record) => Object.keys(record)))][place] ?? ''
}

const TEXT_FAULTS: { what: string; name: string; content: string | Uint8Array; at: unknown[]; says?: string }[] = [
  { what: 'an empty file', name: 'a.jsonl', content: '', at: [[0, '', 'empty']] },
  { what: 'an empty file named Parquet', name: 'a.parquet', content: '', at: [[0, '', 'empty']] },
  { what: 'empty lines', name: 'a.jsonl', content: '\n \n', at: [[0, '', 'empty']] },
  { what: 'a CSV of a header alone', name: 'a.csv', content: 'id,digest\n', at: [[0, '', 'empty']] },
  {
    what: 'a CSV whose columns shift',
    name: 'a.csv',
    content: csv(RECORDS).replace('"r4",', '"r4","x",').replace('"r90",', ''),
    at: [
      [5, '', 'unreadable'],
      [91, 'url', 'unreadable'],
    ],
    says: 'Row 5 has 4 values, where the header names 3 columns.',
  },
  {
    what: 'a CSV with a quote that does not end',
    name: 'a.csv',
    content: `${csv(RECORDS)}"r999,${sha256Hex('a')},x\n`,
    at: [[201, 'id', 'unreadable']],
  },
  {
    what: 'a CSV that is not UTF-8',
    name: 'a.csv',
    content: Buffer.from(csv(RECORDS).replace('h0.', 'h\xfc.'), 'latin1'),
    at: [[1, 'url', 'bad-utf8']],
  },
  {
    what: 'a CSV whose header is not UTF-8',
    name: 'a.csv',
    content: Buffer.from('id,digest,\xfcrl\na,b,c\n', 'latin1'),
    at: [[0, '', 'bad-utf8']],
  },
  {
    what: 'JSON Lines with one broken line',
    name: 'a.jsonl',
    content: jsonLines(RECORDS).replace('{"id":"r42"', '{"id":"r42'),
    at: [[43, '', 'unreadable']],
    says: 'Row 43 is no whole JSON object',
  },
  {
    what: 'JSON Lines that are not UTF-8',
    name: 'a.jsonl',
    content: Buffer.from(jsonLines(RECORDS).replace('"r42"', '"r\xff"'), 'latin1'),
    at: [[43, '', 'bad-utf8']],
  },
  {
    what: 'half of a surrogate pair',
    name: 'a.jsonl',
    content: jsonLines(RECORDS).replace('"r42"', '"r\\ud800"'),
    at: [[43, '', 'unreadable']],
  },
  {
    what: 'a list among objects',
    name: 'a.jsonl',
    content: `${jsonLines(RECORDS)}[1]\n`,
    at: [[201, '', 'unreadable']],
    says: 'no object',
  },
  {
    what: 'one JSON list',
    name: 'a.jsonl',
    content: JSON.stringify(RECORDS),
    at: [[1, '', 'unreadable']],
    says: 'one object a line',
  },
  {
    what: 'keys that differ in case alone',
    name: 'a.jsonl',
    content: jsonLines([{ id: 'a', ID: 'b', digest: sha256Hex('a') }]),
    at: [[0, '', 'unreadable']],
  },
  {
    what: 'JSON Lines that break off',
    name: 'a.jsonl',
    content: jsonLines(RECORDS).slice(0, -30),
    at: [[200, '', 'unreadable']],
  },
  { what: 'a text that is called Parquet', name: 'a.parquet', content: 'id,digest\n', at: [[0, '', 'truncated']] },
  {
    what: 'a CSV with 10,000 columns',
    name: 'a.csv',
    content: csv([wide()]),
    at: [[0, '', 'too-many-columns']],
    says: '10,000 columns',
  },
  {
    what: 'JSON Lines with 10,000 keys',
    name: 'a.jsonl',
    content: jsonLines([wide()]),
    at: [[0, '', 'too-many-columns']],
  },
]

function wide(): Record<string, string> {
  return Object.fromEntries(Array.from({ length: 10_000 }, (_, place) => [`c${place}`, 'x']))
}

for (const { what, name, content, at, says = '' } of TEXT_FAULTS) {
  test(`${what} is refused, with its place`, async ({ files }) => {
    const faults = await files.refuse(await files.write(name, content))
    expect(places(faults)).toEqual(at)
    expect(faults[0]?.message).toContain(says)
  })
}

test('what was packed and cut off, or damaged, is refused, wherever the cut is', async ({ files }) => {
  for (const by of ['gzip', 'zstd'] as const)
    for (const [name, content] of [
      ['a.csv', csv(RECORDS)],
      ['a.jsonl', jsonLines(RECORDS)],
    ] as const) {
      const bytes = packed(content, by)
      if (bytes === null) continue
      for (const share of [0.02, 0.5, 0.9999]) {
        const cut = bytes.subarray(0, Math.floor(bytes.length * share))
        expect(places(await files.refuse(await files.write(name, cut))), `${name} ${by} ${share}`).toEqual([
          [0, '', 'truncated'],
        ])
      }
    }
  const gzip = packed(csv(RECORDS), 'gzip') ?? new Uint8Array()
  const damaged = Uint8Array.from(gzip)
  damaged[gzip.length - 6] = (damaged[gzip.length - 6] ?? 0) ^ 255
  expect(places(await files.refuse(await files.write('a.csv', damaged)))).toEqual([[0, '', 'unreadable']])
})

test('a Parquet file that was cut off is refused, and so is one inside gzip', async ({ files }) => {
  const { readFile } = await import('node:fs/promises')
  const bytes = await readFile(
    await files.writeParquet(
      'whole.parquet',
      'SELECT i::VARCHAR AS id, sha256(i::VARCHAR) AS digest FROM range(9000) AS t(i)',
    ),
  )
  for (const share of [0.3, 0.9999])
    expect(
      places(await files.refuse(await files.write('a.parquet', bytes.subarray(0, Math.floor(bytes.length * share))))),
    ).toEqual([[0, '', 'truncated']])
  const zipped = packed('PAR1', 'gzip') ?? new Uint8Array()
  expect((await files.refuse(await files.write('a.parquet.gz', zipped)))[0]?.message).toContain('compressed inside')
})

test('text in Parquet that is not UTF-8 is refused, with column and row', async ({ files }) => {
  const { readFile } = await import('node:fs/promises')
  const file = await files.writeParquet(
    'whole.parquet',
    "SELECT i::VARCHAR AS id, sha256(i::VARCHAR) AS digest, if(i = 7777, 'https://MARKER.org', 'https://a.org/' || i) AS url FROM range(20000) AS t(i)",
    'COMPRESSION uncompressed, ROW_GROUP_SIZE 4096',
  )
  const bytes = await readFile(file)
  bytes[bytes.indexOf('MARKER')] = 0xff
  expect(places(await files.refuse(await files.write('a.parquet', bytes)))).toEqual([[7778, 'url', 'bad-utf8']])
})

test('a Parquet file with 10,000 columns is refused', async ({ files }) => {
  const columns = Array.from({ length: 10_000 }, (_, place) => `${place} AS c${place}`)
  const faults = await files.refuse(await files.writeParquet('a.parquet', `SELECT ${columns.join(', ')}`))
  expect(places(faults)).toEqual([[0, '', 'too-many-columns']])
})

test('columns of Parquet that can’t play their role are refused by their type, and amounts by their row', async ({
  files,
}) => {
  const query =
    "SELECT i::VARCHAR AS id, sha256(i::VARCHAR) AS digest, ['a'] AS tags, i - 3 AS tokens, i / 2 AS bytes FROM range(5) AS t(i)"
  const file = await files.writeParquet('a.parquet', query)
  expect(places(await files.refuse(file, { mapping: { license: 'tags' } }))).toEqual([[0, 'tags', 'wrong-type']])
  expect(places(await files.refuse(file))).toEqual([
    [1, 'tokens', 'wrong-type'],
    [2, 'bytes', 'wrong-type'],
    [2, 'tokens', 'wrong-type'],
    [3, 'tokens', 'wrong-type'],
    [4, 'bytes', 'wrong-type'],
  ])
})

test('of many faults the first hundred are told', async ({ files }) => {
  const records = someRecords(5000).map((record) => ({ ...record, digest: 'x' }))
  const faults = await files.refuse(await files.write('a.jsonl', jsonLines(records)))
  expect(faults).toHaveLength(100)
  expect(faults.at(-1)?.row).toBe(100)
})

test('what is refused keeps nothing, and says how the file was understood where it could be read', async ({
  files,
}) => {
  const ingested = await files.ingest(await files.write('a.csv', csv(changed({ 5: { id: '' } }))))
  expect(ingested).toMatchObject({ kind: 'refused', understood: { format: 'csv', mapping: { id: 'id', url: 'url' } } })
  const { readdir } = await import('node:fs/promises')
  await expect(readdir(`${files.folder}/blobs`)).rejects.toThrow('ENOENT')
})

test('the engine reads the given file and nothing else, whatever its columns are called', async ({ files }) => {
  const name = `x" , (SELECT content FROM read_text('/etc/passwd')) AS "y`
  const faults = await files.refuse(await files.write(`a'b.csv`, csv([{ [name]: 'a' }])))
  expect(faults.map(({ code }) => code)).toEqual(['missing-column', 'missing-column'])
  const kept = await files.keep(await files.write(`a'; b.csv`, csv([{ id: 'a', digest: sha256Hex('a'), [name]: 'v' }])))
  expect(kept.columns.at(-1)?.name).toBe(name)
})
