import { gzipSync } from 'node:zlib'
import { OPERATIONS } from '#app/api/v1/_contract/operations.ts'
import { PublicDataset, PublicOrganization, PublicVersion } from '#lib/dataset/public.ts'
import { expect, test } from '#tests/fixtures.ts'
import { answered, doorOf, draftOf, freshDataset, freshName, freshOrganization, refused } from './door.ts'

const JSON_TYPE = { 'Content-Type': 'application/json' }

test('RFC 9110 §13: an answer has a tag of its bytes, and who has them is told so', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const path = `/datasets/${await freshDataset(door)}`
  const first = await door.ask('GET', path, { anonymous: true })
  const etag = first.headers().etag ?? ''
  expect(etag).toMatch(/^"[0-9a-f]{64}"$/)
  const again = await door.ask('GET', path, { anonymous: true, headers: { 'If-None-Match': `"x", ${etag}` } })
  expect(again.status()).toBe(304)
  expect(await again.body()).toHaveLength(0)
  expect(again.headers().etag).toBe(etag)
  await door.ask('PATCH', path, { body: { title: 'Other' } })
  expect((await door.ask('GET', path, { anonymous: true, headers: { 'If-None-Match': etag } })).status()).toBe(200)
})

test('anyone may read from any site, may keep what is public, and is told what is left', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const anyone = (await door.ask('GET', '/datasets?limit=1', { anonymous: true })).headers()
  expect(anyone).toMatchObject({ 'access-control-allow-origin': '*', 'cache-control': 'public, no-cache' })
  expect(anyone['access-control-allow-credentials']).toBeUndefined()
  expect(anyone['ratelimit-policy']).toMatch(/^"reading";q=\d+;w=60$/)
  expect(anyone.ratelimit).toMatch(/^"reading";r=\d+;t=\d+$/)
  const member = (await door.ask('GET', '/datasets?limit=1')).headers()
  expect(member['cache-control']).toBe('private, no-cache')
  const written = await door.ask('POST', '/organizations', { body: { slug: freshName(), name: 'Lab' } })
  expect(written.headers()).toMatchObject({
    'cache-control': 'no-store',
    'ratelimit-policy': expect.stringContaining('"writing"'),
  })
  expect(written.headers()['access-control-allow-origin']).toBeUndefined()
})

test('every address refuses the methods it does not know, naming those it does', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const filled = (path: string) => path.replaceAll(/\{[a-z]+\}/g, 'x')
  for (const path of new Set(OPERATIONS.map((operation) => operation.path))) {
    const known = OPERATIONS.filter((operation) => operation.path === path).map(({ method }): string => method)
    const other = ['PUT', 'PATCH', 'DELETE', 'GET'].find((method) => !known.includes(method)) ?? ''
    const response = await door.ask(other, filled(path))
    await refused(response, 405)
    for (const method of known) expect(response.headers().allow).toContain(method)
    const options = await door.ask('OPTIONS', filled(path), { anonymous: true })
    expect(options.status()).toBe(204)
    expect(options.headers()['access-control-allow-methods']).toBe('GET, HEAD')
  }
})

test('an address that is none is told as a problem, not as a page', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  for (const path of ['/nothing', '/datasets/a/b/c/d', '/versions']) await refused(await door.ask('GET', path), 404)
  expect((await door.ask('HEAD', '/datasets?limit=1')).status()).toBe(200)
})

test('the same request under one key is carried out once, another under it not at all', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const headers = { 'Idempotency-Key': `"${freshName()}"` }
  const body = { slug: freshName(), name: 'Lab' }
  const first = await door.ask('POST', '/organizations', { body, headers })
  const again = await door.ask('POST', '/organizations', { body, headers })
  expect(await answered(again, 201, PublicOrganization)).toEqual(await first.json())
  expect(first.headers()['idempotency-replayed']).toBeUndefined()
  expect(again.headers()).toMatchObject({ 'idempotency-replayed': 'true', location: first.headers().location ?? '' })
  await refused(await door.ask('POST', '/organizations', { body: { ...body, name: 'Other' }, headers }), 422)
  const bad = { 'Idempotency-Key': 'a b' }
  await refused(await door.ask('POST', '/organizations', { body: { slug: freshName(), name: 'x' }, headers: bad }), 400)
})

test('a request that was refused may be sent again under its key once the fault is mended', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const organization = freshName()
  const headers = { 'Idempotency-Key': freshName() }
  const body = { organization, name: 'whales', title: 'Whales' }
  await refused(await door.ask('POST', '/datasets', { body, headers }), 404)
  await door.ask('POST', '/organizations', { body: { slug: organization, name: 'Lab' } })
  await answered(await door.ask('POST', '/datasets', { body, headers }), 201, PublicDataset)
})

test('of many at once under one key one is carried out, and the others get its answer or are told to wait', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const headers = { 'Idempotency-Key': freshName() }
  const draft = () => door.ask('POST', `/datasets/${dataset}/versions`, { body: draftOf(), headers })
  const statuses = (await Promise.all(Array.from({ length: 8 }, draft))).map((response) => response.status())
  expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(1)
  for (const status of statuses) expect([201, 409]).toContain(status)
  expect((await door.read(PublicDataset, `/datasets/${dataset}`)).versions).toHaveLength(1)
  await answered(await draft(), 201, PublicVersion)
})

test('a body may be packed; one that is too large is refused before anything is kept', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const path = `/datasets/${dataset}/versions`
  const headers = { ...JSON_TYPE, 'Content-Encoding': 'gzip' }
  const raw = gzipSync(JSON.stringify(draftOf()))
  await answered(await door.ask('POST', path, { raw, headers }), 201, PublicVersion)
  const bomb = gzipSync(
    Buffer.concat([Buffer.from('{"description":"'), Buffer.alloc(70_000_000, 0x61), Buffer.from('"}')]),
  )
  const problem = await refused(await door.ask('POST', path, { raw: bomb, headers }), 413)
  expect(problem.detail).toContain('Nothing was kept')
  const large = Buffer.alloc(2_000_000, 0x20)
  await refused(await door.ask('POST', '/organizations', { raw: large, headers: JSON_TYPE }), 413)
})

test('a session cookie lets a person read anywhere, and write only from our own pages', async ({
  signedInPage,
  site,
}) => {
  const api = signedInPage.context().request
  const body = { slug: freshName(), name: 'Lab' }
  const write = (headers: Record<string, string>) => api.post(`${site}/api/v1/organizations`, { data: body, headers })
  expect((await api.get(`${site}/api/v1/whoami`)).status()).toBe(200)
  await refused(await write({ Origin: 'https://evil.example' }), 403)
  await refused(await write({ 'Sec-Fetch-Site': 'cross-site', Origin: site }), 403)
  await refused(await write({}), 403)
  await answered(await write({ Origin: site }), 201, PublicOrganization)
})

test('a token and its organisations are no leak: what a stranger reads has only the members that are named', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const organization = await freshOrganization(door)
  const text = await (await door.ask('GET', `/organizations/${organization}`, { anonymous: true })).text()
  expect(text).not.toMatch(/administrator|@localhost|userId|hash/i)
})
