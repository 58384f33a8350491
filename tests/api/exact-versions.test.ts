import { createHash } from 'node:crypto'
import { z } from 'zod'
import { CITATION_FORMATS } from '#lib/citation/formats.ts'
import { niUri } from '#lib/citation/identifier.ts'
import { PinnedVersion } from '#lib/dataset/public.ts'
import { digestOfJson } from '#lib/digest.ts'
import { EXPORT_FORMATS } from '#lib/interchange/exports.ts'
import { IMPORTERS, readDocument } from '#lib/interchange/formats.ts'
import { expect, test } from '#tests/fixtures.ts'
import { doorOf, freshDataset, freshVersion, refused } from './door.ts'

const RECORD = 'application/vnd.colophon.record+json'
const UNKNOWN = `sha256:${'0'.repeat(64)}`

test('the canonical bytes are served as they were digested, to be kept for ever', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const { digest } = await freshVersion(door, await freshDataset(door))
  const response = await door.ask('GET', `/versions/${digest}`, { headers: { Accept: RECORD }, anonymous: true })
  const bytes = await response.body()
  expect(`sha256:${createHash('sha256').update(bytes).digest('hex')}`).toBe(digest)
  expect(response.headers()).toMatchObject({
    'content-type': RECORD,
    'cache-control': expect.stringContaining('immutable'),
  })
  const text = createHash('sha256').update(bytes).digest('base64')
  expect(response.headers()['repr-digest']).toBe(`sha-256=:${text}:`)
})

test('the JSON answer holds the record that has the digest, and beside it what came later', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const { digest } = await freshVersion(door, dataset)
  const next = await freshVersion(door, dataset, { label: '2.0.0' })
  const answer = await door.read(PinnedVersion, `/versions/${digest}`, { anonymous: true })
  expect(digestOfJson(answer.record)).toBe(digest)
  expect(answer).toMatchObject({ digest, dataset, label: '1.0.0', status: 'published', ni: niUri(digest) })
  expect(answer.supersededBy?.digest).toBe(next.digest)
  expect(answer.descendants).toMatchObject([{ relation: 'revision-of', digest: next.digest, label: '2.0.0' }])
})

test('typed links lead from a version to its citation, its forms, its files and its licence', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const { digest } = await freshVersion(door, dataset)
  const link = (await door.ask('GET', `/versions/${digest}`)).headers().link ?? ''
  expect(link).toContain(`<${site}/datasets/${dataset}/versions/1.0.0>; rel="cite-as"`)
  expect(link).toContain(`<${site}/api/v1/versions/${digest}>; rel="describedby"; type="${RECORD}"`)
  expect(link).toContain('<https://example.org/songs.jsonl>; rel="item"')
  expect(link).toContain('<https://spdx.org/licenses/CC-BY-4.0>; rel="license"')
  expect(link).toContain('rel="type"')
})

test('a version is cited in every format, with its label and its whole digest', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const { digest } = await freshVersion(door, await freshDataset(door))
  for (const { id, mediaType } of CITATION_FORMATS) {
    const response = await door.ask('GET', `/versions/${digest}/citation?format=${id}`, { anonymous: true })
    expect(response.status()).toBe(200)
    expect(response.headers()['content-type']).toContain(mediaType)
    const text = await response.text()
    expect(text, id).toContain(digest)
    expect(text, id).toContain('1.0.0')
    const negotiated = await door.ask('GET', `/versions/${digest}`, { headers: { Accept: mediaType } })
    expect(await negotiated.text()).toBe(text)
  }
  await refused(await door.ask('GET', `/versions/${digest}/citation?format=mla`), 422)
  await refused(await door.ask('GET', `/versions/${UNKNOWN}/citation`), 404)
})

const isImported = (id: string) => IMPORTERS.some(({ format }) => format === id)

test('a version is exported in every format, and what is exported can be imported', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { digest } = await freshVersion(door, await freshDataset(door))
  for (const { id, mediaType } of EXPORT_FORMATS) {
    const response = await door.ask('GET', `/versions/${digest}/export/${id}`, { anonymous: true })
    expect(response.status()).toBe(200)
    expect(response.headers()['content-type']).toContain(mediaType)
    const reading = await readDocument(await response.body(), 'auto', { fileName: '', url: null, today: '2026-11-22' })
    if (isImported(id)) expect(reading.candidates, id).toHaveLength(1)
  }
  await refused(await door.ask('GET', `/versions/${digest}/export/pdf`), 404)
})

test('by its label a version is had in the same forms; a form that nobody has is 406', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const { digest } = await freshVersion(door, dataset)
  const path = `/datasets/${dataset}/versions/1.0.0`
  const bytes = await (await door.ask('GET', path, { headers: { Accept: RECORD } })).body()
  expect(`sha256:${createHash('sha256').update(bytes).digest('hex')}`).toBe(digest)
  const problem = await refused(await door.ask('GET', path, { headers: { Accept: 'image/png' } }), 406)
  expect(problem.detail).toContain(RECORD)
})

for (const name of ['nope', 'sha256:abc', `SHA256:${'0'.repeat(64)}`, UNKNOWN])
  test(`there is no version ${name.slice(0, 12)}`, async ({ request, site, token }) => {
    await refused(await doorOf({ request, site, token }).ask('GET', `/versions/${name}`), 404)
  })

test('of a file that is not held here its address is told; of one that is not there, that', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const { digest } = await freshVersion(door, dataset)
  const there = await refused(await door.ask('GET', `/versions/${digest}/files/songs.jsonl`, { anonymous: true }), 404)
  expect(there.detail).toContain('https://example.org/songs.jsonl')
  const spaced = await refused(await door.ask('GET', `/versions/${digest}/files/notes/read%20me.txt`), 404)
  expect(spaced.detail).toContain('names no address')
  for (const path of ['none.txt', '..%2F..%2Fetc%2Fpasswd', 'a%00b', 'a%5Cb'])
    await refused(await door.ask('GET', `/versions/${digest}/files/${path}`), 404)
  await door.ask('POST', `/datasets/${dataset}/versions/1.0.0/withdraw`, { body: { kind: 'law', reason: 'A ruling.' } })
  const gone = await refused(await door.ask('GET', `/versions/${digest}/files/songs.jsonl`), 410)
  expect(gone.detail).toContain('A ruling.')
})

test('a file that is held is sent whole, as a download that no browser opens', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const held = await findHeldFile(door)
  test.skip(held === null, 'skipped: this registry holds the bytes of no file')
  const response = await door.ask('GET', `/versions/${held?.digest}/files/${held?.path}`, { anonymous: true })
  const bytes = await response.body()
  const headers = response.headers()
  expect(headers['content-disposition']).toContain('attachment')
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['repr-digest']).toBe(`sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`)
  expect(headers.etag).toBe(`"${createHash('sha256').update(bytes).digest('hex')}"`)
})

/** A file whose bytes the sample world holds: one of Moby-Dick, if that is there. */
async function findHeldFile(door: ReturnType<typeof doorOf>): Promise<{ digest: string; path: string } | null> {
  const List = z.object({ items: z.array(z.object({ current: z.object({ digest: z.string() }).nullable() })) })
  const { items } = List.parse(await (await door.ask('GET', '/datasets?q=moby-dick&limit=5')).json())
  for (const { current } of items) {
    if (current === null) continue
    const Files = z.object({ record: z.object({ files: z.array(z.object({ path: z.string() })) }) })
    const { record } = Files.parse(await (await door.ask('GET', `/versions/${current.digest}`)).json())
    for (const { path } of record.files) {
      const response = await door.ask('HEAD', `/versions/${current.digest}/files/${path}`)
      if (response.status() === 200) return { digest: current.digest, path }
    }
  }
  return null
}
