import { sha256Hex } from '#lib/digest.ts'
import { Manifest } from '#lib/records/schema.ts'
import { setDigest } from '#lib/records/set-digest.ts'
import { csv, expect, jsonLines, packed, someRecords, test } from '#tests/record-files.ts'
import { listRecords } from './list-records.ts'

const RECORDS = someRecords(500)
const DIGEST = setDigest(RECORDS)
const ALL = { limit: 1000, cursor: null }

test('the same records give the same set digest and the same manifest, in whatever form and order they come', async ({
  files,
}) => {
  const mixed = RECORDS.toSorted((one, other) => (one.digest < other.digest ? -1 : 1))
  const sent = [
    await files.write('a.csv', csv(RECORDS)),
    await files.write('a.tsv', csv(mixed).replaceAll('","', '"\t"')),
    await files.write('a.jsonl', jsonLines(mixed)),
    await files.write('nameless', jsonLines(RECORDS)),
    await files.writeParquet(
      'a.parquet',
      `SELECT * FROM read_json('${files.folder}/a.jsonl', columns = {id: 'VARCHAR', digest: 'VARCHAR', url: 'VARCHAR'})`,
    ),
  ]
  for (const by of ['gzip', 'zstd'] as const) {
    for (const [name, content] of [
      ['b.csv', csv(mixed)],
      ['b.jsonl', jsonLines(RECORDS)],
      ['c', jsonLines(RECORDS)],
    ] as const) {
      const bytes = packed(content, by)
      if (bytes !== null) sent.push(await files.write(`${name}.${by === 'gzip' ? 'gz' : 'zst'}`, bytes))
    }
  }
  const manifests = []
  for (const file of sent) manifests.push(await files.keep(file))
  for (const manifest of manifests) expect(manifest).toEqual(manifests[0])
  expect(manifests[0]).toMatchObject({ count: 500, setDigest: DIGEST })
  expect(Manifest.parse(manifests[0])).toEqual(manifests[0])
})

test('the bucket digests are a blob whose sha256 is the set digest', async ({ files }) => {
  const { setDigest: digest, buckets } = await files.keep(await files.write('a.jsonl', jsonLines(RECORDS)))
  expect(`sha256:${buckets}`).toBe(digest)
})

test('roles have types of their own, and other columns are kept as they came', async ({ files }) => {
  const record = {
    doc: 12345678901234567890n.toString(),
    sha256: `sha256:${sha256Hex('a')}`,
    url: 'https://user@WWW.Example.ORG.:8080/a?b#c',
    num_bytes: '12.0',
    tokens: 7,
    crawl_date: '2024-05-01T14:00:00+02:00',
    is_synthetic: 'synthetic',
    host: 'kept',
    ID: 'kept too',
    score: 0.5,
    zip: '00501',
    whole: 3,
    flag: true,
    meta: { a: [1, { b: null }], ü: '…' },
    none: null,
  }
  const mapping = {
    id: 'doc',
    digest: 'sha256',
    url: 'url',
    bytes: 'num_bytes',
    tokens: 'tokens',
    retrievedAt: 'crawl_date',
    mark: 'is_synthetic',
  }
  const manifest = await files.keep(await files.write('a.jsonl', jsonLines([record])), { mapping })
  const types = Object.fromEntries(manifest.columns.map(({ name, type }) => [name, type]))
  expect(types).toEqual({
    id: 'VARCHAR',
    digest: 'VARCHAR',
    url: 'VARCHAR',
    bytes: 'BIGINT',
    tokens: 'BIGINT',
    retrievedAt: 'TIMESTAMP',
    mark: 'VARCHAR',
    host: 'VARCHAR',
    host_key: 'VARCHAR',
    host_1: 'VARCHAR',
    ID_1: 'VARCHAR',
    score: 'DOUBLE',
    zip: 'VARCHAR',
    whole: 'BIGINT',
    flag: 'BOOLEAN',
    meta: 'VARCHAR',
    none: 'VARCHAR',
  })
  const { items } = await listRecords(files.blobs, manifest, {}, ALL)
  expect(items).toEqual([
    {
      id: record.doc,
      digest: sha256Hex('a'),
      url: record.url,
      host: 'www.example.org',
      source: null,
      bytes: 12,
      tokens: 7,
      license: null,
      creator: null,
      retrievedAt: '2024-05-01T12:00:00Z',
      language: null,
      split: null,
      mark: 'synthetic',
      other: {
        host_1: 'kept',
        ID_1: 'kept too',
        score: 0.5,
        zip: '00501',
        whole: '3',
        flag: true,
        meta: '{"a":[1,{"b":null}],"ü":"…"}',
        none: null,
      },
    },
  ])
})

test('a Parquet file keeps the types of its own columns, nested ones too, and digests may be bytes', async ({
  files,
}) => {
  const file = await files.writeParquet(
    'a.parquet',
    `SELECT i::INTEGER AS id, unhex(sha256('t' || i)) AS digest, [i, i + 1] AS near, {'a': i, 'b': 'x'} AS meta, i % 2 = 0 AS translated
     FROM range(3) AS t(i)`,
  )
  const manifest = await files.keep(file)
  expect(manifest.columns.map(({ name, type, role }) => [name, type, role])).toEqual([
    ['id', 'VARCHAR', 'id'],
    ['digest', 'VARCHAR', 'digest'],
    ['mark', 'VARCHAR', 'mark'],
    ['near', 'BIGINT[]', null],
    ['meta', 'STRUCT(a BIGINT, b VARCHAR)', null],
  ])
  const { items } = await listRecords(files.blobs, manifest, {}, ALL)
  expect(items[2]).toMatchObject({ id: '2', digest: sha256Hex('t2'), mark: 'translated', other: { near: ['2', '3'] } })
  expect(items[1]?.mark).toBeNull()
})

test('hosts are lower case without user, port and final dot, in A-labels, and null where there is no address', async ({
  files,
}) => {
  const hosts = {
    'https://example.org/': 'example.org',
    'HTTPS://EXAMPLE.org:443?x': 'example.org',
    'http://a:b@example.org./': 'example.org',
    'https://my_site.example.org#x': 'my_site.example.org',
    'https://bücher.example/a': 'xn--bcher-kva.example',
    'https://BÜCHER.example': 'xn--bcher-kva.example',
    'http://[2001:db8::1]:80/': '[2001:db8::1]',
    's3://bucket/key': 'bucket',
    'https://xn--bcher-kva.example/': 'xn--bcher-kva.example',
  }
  const filler = someRecords(300)
  const odd = [...Object.keys(hosts), 'not an address', 'https:///x'].map((url, place) => ({
    ...someRecords(1, 1000 + place)[0],
    url,
  }))
  const manifest = await files.keep(await files.write('a.jsonl', jsonLines([...filler, ...odd])))
  const { items } = await listRecords(files.blobs, manifest, {}, ALL)
  const found = Object.fromEntries(items.map(({ url, host }) => [url ?? '', host]))
  for (const [url, host] of Object.entries(hosts)) expect(found[url], url).toBe(host)
  expect(found['not an address']).toBeNull()
  expect(found['https:///x']).toBeNull()
  const column = manifest.columns.find(({ name }) => name === 'host')
  expect(column?.figures).toMatchObject({ missing: 2, present: 309 })
})

test('a manifest stands in the order of hosts read from their ends, then of ids', async ({ files }) => {
  const urls = ['https://b.org/', 'https://www.a.org/', 'https://a.org/', 'https://x.a.org/', 'https://a.com/']
  const records = urls.flatMap((url, place) => [
    { ...someRecords(1, 10 + place)[0], url },
    { ...someRecords(1, place)[0], url },
  ])
  const manifest = await files.keep(await files.write('a.jsonl', jsonLines(records)))
  const { items } = await listRecords(files.blobs, manifest, {}, ALL)
  expect(items.map(({ host, id }) => `${host} ${id}`)).toEqual(
    [
      'a.com r14',
      'a.com r4',
      'a.org r12',
      'a.org r2',
      'www.a.org r1',
      'www.a.org r11',
      'x.a.org r13',
      'x.a.org r3',
      'b.org r0',
      'b.org r10',
    ].toSorted((one, other) => compareKeys(one, other)),
  )
})

function compareKeys(one: string, other: string): number {
  const key = (text: string) => `${[...(text.split(' ')[0] ?? '')].reverse().join('')} ${text.split(' ')[1]}`
  return key(one) < key(other) ? -1 : 1
}

test('the profile counts records, bytes and tokens by host, source, licence, language, split and mark', async ({
  files,
}) => {
  const records = someRecords(10).map((record, place) => ({
    ...record,
    tokens: place,
    bytes: place === 0 ? undefined : 100,
    license: place < 3 ? 'MIT' : place < 5 ? 'CC0-1.0' : undefined,
    language: 'en',
  }))
  const { profile, columns } = await files.keep(await files.write('a.jsonl', jsonLines(records)))
  expect(profile.total).toEqual({ value: null, records: 10, bytes: 900, tokens: 45 })
  expect(profile.groupings.map(({ by, distinct }) => [by, distinct])).toEqual([
    ['host', 7],
    ['license', 3],
    ['language', 1],
  ])
  expect(profile.groupings[1]).toMatchObject({
    top: [
      { value: null, records: 5, bytes: 500, tokens: 35 },
      { value: 'MIT', records: 3, bytes: 200, tokens: 3 },
      { value: 'CC0-1.0', records: 2, bytes: 200, tokens: 7 },
    ],
    rest: null,
  })
  const figures = Object.fromEntries(columns.map(({ name, figures }) => [name, figures]))
  expect(figures.license).toEqual({ present: 5, missing: 5, distinct: 2, min: 'CC0-1.0', max: 'MIT' })
  expect(figures.tokens).toEqual({ present: 10, missing: 0, distinct: 10, min: '0', max: '9' })
  expect(figures.bytes).toEqual({ present: 9, missing: 1, distinct: 1, min: '100', max: '100' })
})

test('of many values the 200 with the most records are told, and what is left over', async ({ files }) => {
  const records = someRecords(500).map((record, place) => ({ ...record, source: `s${Math.min(place, 300)}` }))
  const { profile } = await files.keep(await files.write('a.jsonl', jsonLines(records)))
  const bySource = profile.groupings.find(({ by }) => by === 'source')
  expect(bySource?.distinct).toBe(301)
  expect(bySource?.top).toHaveLength(200)
  expect(bySource?.top[0]).toMatchObject({ value: 's300', records: 200 })
  expect(bySource?.rest).toMatchObject({ value: null, records: 101 })
})

test('nothing is left in the work folder, whether the file was kept or refused', async ({ files }) => {
  const { readdir } = await import('node:fs/promises')
  await files.keep(await files.write('a.jsonl', jsonLines(RECORDS)))
  await files.refuse(await files.write('b.jsonl', '{"id": 1}\n'))
  expect(await readdir(`${files.folder}/work`)).toEqual([])
})
