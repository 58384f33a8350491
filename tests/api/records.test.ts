import { createHash } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { APIResponse } from '@playwright/test'
import { PublicUpload, RecordComparison, RecordFigures, RecordList } from '#app/api/v1/_contract/records-answer.ts'
import { PublicVersion } from '#lib/dataset/public.ts'
import { sha256Hex } from '#lib/digest.ts'
import { provenSet, RecordProof } from '#lib/records/record-proof.ts'
import { setDigest } from '#lib/records/set-digest.ts'
import { expect, test } from '#tests/fixtures.ts'
import { answered, type Door, doorOf, draftOf, freshDataset, freshOrganization, refused } from './door.ts'

type Made = {
  id: string
  digest: string
  url: string
  source: string
  license: string
  language: string
  bytes: number
}

const HOSTS = ['a.example', 'b.example', 'c.example']

/** So many records of three hosts, two sources and two licences; `salt` makes other digests. */
function records(count: number, salt = ''): Made[] {
  return Array.from({ length: count }, (_, place) => ({
    id: `doc-${String(place).padStart(5, '0')}`,
    digest: sha256Hex(`text ${place}${salt}`),
    url: `https://${HOSTS[place % 3]}/page/${place}`,
    source: place % 2 === 0 ? 'crawl' : 'books',
    license: place % 4 === 0 ? 'CC-BY-4.0' : 'CC0-1.0',
    language: 'en',
    bytes: 100 + place,
  }))
}

function jsonl(rows: readonly object[]): Buffer {
  return Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
}

function csv(rows: readonly Made[]): Buffer {
  const heads = ['id', 'digest', 'url', 'source', 'license', 'language', 'bytes'] as const
  return Buffer.from([heads.join(','), ...rows.map((row) => heads.map((head) => row[head]).join(','))].join('\n'))
}

async function freshDraft(door: Door, label = '1.0.0', dataset?: string): Promise<{ dataset: string; path: string }> {
  const named = dataset ?? (await freshDataset(door))
  const body = draftOf({ label })
  await answered(await door.ask('POST', `/datasets/${named}/versions`, { body }), 201, PublicVersion)
  return { dataset: named, path: `/datasets/${named}/versions/${label}/records` }
}

const put = (door: Door, path: string, raw: Buffer, headers: Record<string, string> = {}): Promise<APIResponse> =>
  door.ask('PUT', path, { raw, headers: { 'Content-Type': 'application/octet-stream', ...headers } })

async function publish(door: Door, dataset: string, label = '1.0.0'): Promise<string> {
  const response = await door.ask('POST', `/datasets/${dataset}/versions/${label}/publish`)
  return (await answered(response, 200, PublicVersion)).digest ?? ''
}

test.describe.configure({ timeout: 120_000 })

test('a file of records becomes what the draft states, with the set digest that anyone can compute', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { dataset, path } = await freshDraft(door)
  const rows = records(300)
  const response = await put(door, `${path}?fileName=whales.jsonl`, jsonl(rows))
  const upload = await answered(response, 201, PublicUpload)
  expect(upload).toMatchObject({ state: 'kept', dataset, label: '1.0.0', fileName: 'whales.jsonl', faults: [] })
  expect(upload.digest).toBe(`sha256:${createHash('sha256').update(jsonl(rows)).digest('hex')}`)
  expect(upload.understood?.mapping).toMatchObject({ id: 'id', digest: 'digest', url: 'url', license: 'license' })
  expect(upload.manifest).toMatchObject({ count: 300, setDigest: setDigest(rows) })
  expect(response.headers().location).toBe(upload.url)
  expect(await door.read(PublicUpload, new URL(upload.url).pathname.replace('/api/v1', ''))).toEqual(upload)
  const draft = await door.read(PublicVersion, `/datasets/${dataset}/versions/1.0.0`)
  expect(draft.recordSets).toMatchObject([
    { count: 300, setDigest: setDigest(rows), manifest: upload.manifest?.sha256 },
  ])
})

test('Parquet, CSV and JSONL, packed or not, say the same records; other records take their place', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { dataset, path } = await freshDraft(door)
  const rows = records(50)
  const first = await answered(await put(door, path, csv(rows)), 201, PublicUpload)
  const packed = await answered(await put(door, `${path}?fileName=a.csv.gz`, gzipSync(csv(rows))), 200, PublicUpload)
  expect(packed.manifest).toMatchObject({ setDigest: first.manifest?.setDigest })
  expect(packed.understood?.compression).toBe('gzip')
  const onTheWay = await put(door, path, gzipSync(jsonl(rows)), { 'Content-Encoding': 'gzip' })
  const unpacked = await answered(onTheWay, 200, PublicUpload)
  expect(unpacked.digest).toBe(`sha256:${sha256Hex(jsonl(rows))}`)
  expect(unpacked.manifest?.setDigest).toBe(setDigest(rows))
  const digest = await publish(door, dataset)
  const parquet = await (await door.ask('GET', `/versions/${digest}/records/download`)).body()
  const { path: next } = await freshDraft(door, '2.0.0', dataset)
  const again = await answered(await put(door, next, parquet), 201, PublicUpload)
  expect(again.understood?.format).toBe('parquet')
  expect(again.manifest?.setDigest).toBe(setDigest(rows))
})

test('which column is which can be told; a role that is none is refused', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const { path } = await freshDraft(door)
  const rows = records(5).map(({ id, digest, url }) => ({ name: id, checksum: digest, found_at: url, note: 'x' }))
  const told = '?map.id=name&map.digest=checksum&map.url=found_at'
  const upload = await answered(await put(door, `${path}${told}`, jsonl(rows)), 201, PublicUpload)
  expect(upload.understood).toMatchObject({
    mapping: { id: 'name', digest: 'checksum', url: 'found_at' },
    kept: ['note'],
  })
  const wrong = await refused(await put(door, `${path}?map.digst=checksum`, jsonl(rows)), 422)
  expect(wrong.issues[0]?.at).toBe('/map.digst')
  const absent = await refused(await put(door, `${path}?map.id=nothing&map.digest=checksum`, jsonl(rows)), 422)
  expect(absent.detail).toContain('nothing')
})

test('a file with faults is refused with row and column, and the draft stays as it was', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { dataset, path } = await freshDraft(door)
  const kept = await answered(await put(door, path, jsonl(records(10))), 201, PublicUpload)
  const doubled = records(10).map((row, place) => (place === 6 ? { ...row, id: 'doc-00002' } : row))
  const twice = await refused(await put(door, path, jsonl(doubled)), 422)
  expect(twice.issues.some(({ at }) => at.includes('row 7') && at.includes('column id'))).toBe(true)
  const broken = records(10).map((row, place) => (place === 3 ? { ...row, digest: 'abc' } : row))
  const bad = await refused(await put(door, path, jsonl(broken)), 422)
  expect(bad.issues[0]).toMatchObject({ at: 'row 4, column digest' })
  expect(bad.detail).toContain('The draft is as it was')
  for (const raw of [Buffer.from(''), Buffer.from('PAR1 and no more'), Buffer.from([0x80, 0xff, 0x00])])
    await refused(await put(door, path, raw), 422)
  const draft = await door.read(PublicVersion, `/datasets/${dataset}/versions/1.0.0`)
  expect(draft.recordSets).toMatchObject([{ manifest: kept.manifest?.sha256 }])
})

test('who may not, and what is no draft, is refused before anything is kept', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const { dataset, path } = await freshDraft(door)
  const raw = jsonl(records(3))
  await refused(await door.ask('PUT', path, { raw, anonymous: true }), 401)
  await refused(await put(door, path.replace('1.0.0', '9.9.9'), raw), 404)
  await refused(await put(door, path, raw, { 'If-Match': '"other"' }), 412)
  const upload = await answered(await put(door, path, raw), 201, PublicUpload)
  const door404 = new URL(upload.url).pathname.replace('/api/v1', '')
  await refused(await door.ask('GET', door404, { anonymous: true }), 401)
  await refused(await door.ask('GET', door404.replace('1.0.0', '1.0.1')), 404)
  await refused(await door.ask('GET', path, { anonymous: true }), 404)
  expect((await door.read(RecordList, path)).total).toBe(3)
  await publish(door, dataset)
  const late = await refused(await put(door, path, raw), 409)
  expect(late.detail).toContain('never change')
  expect((await door.read(RecordList, path, { anonymous: true })).total).toBe(3)
})

test('records are listed by cursor and by filter, the same by label and by digest', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { dataset, path } = await freshDraft(door)
  const rows = records(90)
  await answered(await put(door, path, jsonl(rows)), 201, PublicUpload)
  const digest = await publish(door, dataset)
  const exact = `/versions/${digest}/records`
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query = new URLSearchParams({ limit: '40', ...(cursor !== '' && { cursor }) })
    const page: RecordList = await door.read(RecordList, `${exact}?${query}`, { anonymous: true })
    expect(page.total).toBe(90)
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  }
  const byHost = HOSTS.flatMap((host) => rows.filter(({ url }) => url.includes(host)))
  expect(seen).toEqual(byHost.map(({ id }) => id))
  const found = await door.read(RecordList, `${path}?host=b.example&source=books`, { anonymous: true })
  expect(found.total).toBe(15)
  expect(found.items.every(({ host, source }) => host === 'b.example' && source === 'books')).toBe(true)
  const one = await door.read(RecordList, `${exact}?digest=${rows[7]?.digest}`)
  expect(one.items.map(({ id }) => id)).toEqual(['doc-00007'])
  expect((await door.read(RecordList, `${exact}?q=PAGE/8`)).total).toBe(11)
  expect(await door.read(RecordList, `${exact}?license=MIT`)).toMatchObject({ total: 0, items: [], nextCursor: null })
  for (const bad of ['limit=0', 'limit=x', 'digest=abc', 'cursor=%25%25', `q=${'x'.repeat(400)}`, 'set=abc'])
    await refused(await door.ask('GET', `${exact}?${bad}`), 422)
  await refused(await door.ask('GET', `${exact}?set=${'0'.repeat(64)}`), 404)
})

test('figures tell counts by each grouping and of each column', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const { dataset, path } = await freshDraft(door)
  await answered(await put(door, path, jsonl(records(90))), 201, PublicUpload)
  const figures = await door.read(RecordFigures, `/versions/${await publish(door, dataset)}/records/figures`)
  const [set] = figures.sets
  expect(set?.manifest.profile.total).toMatchObject({ records: 90, bytes: 90 * 100 + (89 * 90) / 2 })
  const byHost = set?.manifest.profile.groupings.find(({ by }) => by === 'host')
  expect(byHost).toMatchObject({ distinct: 3, rest: null })
  expect(byHost?.top.map(({ value, records: count }) => [value, count])).toEqual(HOSTS.map((host) => [host, 30]))
  expect(set?.manifest.columns.find(({ role }) => role === 'license')?.figures).toMatchObject({
    present: 90,
    missing: 0,
  })
})

test('a record is proved to be in a version, by what anyone can add up', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const { dataset, path } = await freshDraft(door)
  const rows = records(400)
  await answered(await put(door, path, jsonl(rows)), 201, PublicUpload)
  const digest = await publish(door, dataset)
  const proof = await door.read(RecordProof, `/versions/${digest}/records/proof?id=doc-00123`, { anonymous: true })
  expect(proof.proof).toMatchObject({ id: 'doc-00123', digest: rows[123]?.digest })
  expect(provenSet(proof, [setDigest(rows)])).toBe(setDigest(rows))
  expect(provenSet({ ...proof, proof: { ...proof.proof, id: 'doc-00124' } }, [setDigest(rows)])).toBeNull()
  const none = await refused(await door.ask('GET', `/versions/${digest}/records/proof?id=nobody`), 404)
  expect(none.detail).toContain('nobody')
  await refused(await door.ask('GET', `/versions/${digest}/records/proof`), 422)
})

test('the Parquet file is what the version commits to; some of it can be had as text', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { dataset, path } = await freshDraft(door)
  const upload = await answered(await put(door, path, jsonl(records(90))), 201, PublicUpload)
  const digest = await publish(door, dataset)
  const file = `/versions/${digest}/records/download`
  const parquet = await door.ask('GET', file, { anonymous: true })
  expect(sha256Hex(await parquet.body())).toBe(upload.manifest?.sha256)
  expect(parquet.headers()).toMatchObject({ 'content-type': 'application/vnd.apache.parquet' })
  const lines = (await (await door.ask('GET', `${file}?format=jsonl&host=c.example`)).text()).trimEnd().split('\n')
  expect(lines).toHaveLength(30)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ id: 'doc-00002', url: 'https://c.example/page/2' })
  const text = await (await door.ask('GET', `${file}?format=csv&q=doc-0001`)).text()
  expect(text.trimEnd().split('\n')).toHaveLength(11)
  expect(text).toContain('id,digest,url,source')
  await refused(await door.ask('GET', `${file}?host=c.example`), 422)
  await refused(await door.ask('GET', `${file}?format=xlsx`), 422)
})

test('two versions are compared by bucket; what can not be told is said', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const { dataset, path } = await freshDraft(door)
  const before = records(200)
  await answered(await put(door, path, jsonl(before)), 201, PublicUpload)
  const first = await publish(door, dataset)
  const { path: next } = await freshDraft(door, '2.0.0', dataset)
  const after = [...before.slice(0, 10).map((row) => ({ ...row, digest: sha256Hex(row.id) })), ...before.slice(30)]
  const added = { ...records(1)[0], id: 'new', digest: sha256Hex('new') }
  await answered(await put(door, next, jsonl([...after, added])), 201, PublicUpload)
  const range = `/datasets/${dataset}/compare/1.0.0...2.0.0/records`
  const compared = await door.read(RecordComparison, range)
  expect(compared).toMatchObject({ outcome: 'compared', before: { label: '1.0.0' }, after: { label: '2.0.0' } })
  expect(compared.difference).toMatchObject({ added: 1, removed: 20, changed: 10, equal: 170 })
  expect(compared.difference?.bucketsRead).toBeLessThanOrEqual(41)
  await refused(await door.ask('GET', range, { anonymous: true }), 404)
  await publish(door, dataset, '2.0.0')
  const few = await door.read(RecordComparison, `${range}?limit=3`, { anonymous: true })
  expect(few.difference?.changes).toHaveLength(3)
  const same = await door.read(RecordComparison, `/datasets/${dataset}/compare/1.0.0...${first}/records`)
  expect(same).toMatchObject({ outcome: 'compared', difference: { added: 0, equal: 200, bucketsRead: 0 } })
  const other = await freshDataset(door)
  const bare = await door.ask('POST', `/datasets/${other}/versions`, { body: draftOf() })
  expect(bare.status()).toBe(201)
  const unknown = await door.read(RecordComparison, `/datasets/${other}/compare/1.0.0...${first}/records`)
  expect(unknown).toMatchObject({ outcome: 'unknown', difference: null })
  expect(unknown.reason).toContain('describes no records')
  await refused(await door.ask('GET', `/datasets/${dataset}/compare/1.0.0/records`), 404)
  await refused(await door.ask('GET', `${range}?limit=100000`), 422)
})

test('a version without a manifest says so, and a withdrawn one keeps figures and proofs alone', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const bare = await freshDraft(door)
  const digest = await publish(door, bare.dataset)
  const none = await refused(await door.ask('GET', `/versions/${digest}/records`), 404)
  expect(none.detail).toContain('describes no records')
  expect(await door.read(RecordFigures, `/versions/${digest}/records/figures`)).toEqual({ version: digest, sets: [] })
  const { dataset, path } = await freshDraft(door)
  await answered(await put(door, path, jsonl(records(20))), 201, PublicUpload)
  const gone = await publish(door, dataset)
  const body = { kind: 'privacy', reason: 'It held addresses.' }
  await answered(await door.ask('POST', `/datasets/${dataset}/versions/1.0.0/withdraw`, { body }), 200, PublicVersion)
  await refused(await door.ask('GET', `/versions/${gone}/records`), 410)
  await refused(await door.ask('GET', path), 410)
  await refused(await door.ask('GET', `/versions/${gone}/records/download`), 410)
  expect((await door.read(RecordFigures, `/versions/${gone}/records/figures`)).sets).toHaveLength(1)
  await door.read(RecordProof, `/versions/${gone}/records/proof?id=doc-00003`)
})

test('a connection that breaks off in the middle keeps nothing, and the same file can be sent again', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { dataset, path } = await freshDraft(
    door,
    '1.0.0',
    await freshDataset(door, { organization: await freshOrganization(door) }),
  )
  const raw = jsonl(records(5000))
  await new Promise<void>((resolve) => {
    const sending = httpRequest(`${site}/api/v1${path}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-length': raw.length },
    })
    sending.on('error', () => resolve())
    sending.write(raw.subarray(0, 100_000), () => setTimeout(() => sending.destroy(new Error('gone')), 200))
  })
  const draft = await door.read(PublicVersion, `/datasets/${dataset}/versions/1.0.0`)
  expect(draft.recordSets).toEqual([])
  const upload = await answered(await put(door, path, raw), 201, PublicUpload)
  expect(upload.manifest?.count).toBe(5000)
})
