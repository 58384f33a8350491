import { IssuedToken, OrganizationList, PublicOrganization, Self, TokenList } from '#lib/dataset/public.ts'
import { expect, test } from '#tests/fixtures.ts'
import { answered, doorOf, draftOf, freshDataset, freshName, freshOrganization, refused } from './door.ts'

test('an organisation is created once, and read by anyone', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const slug = freshName()
  const body = { slug, name: 'A lab', url: 'https://example.org/' }
  const made = await door.ask('POST', '/organizations', { body })
  expect(await answered(made, 201, PublicOrganization)).toEqual({ ...body, description: '', datasets: 0 })
  expect(made.headers().location).toBe(`${site}/api/v1/organizations/${slug}`)
  await refused(await door.ask('POST', '/organizations', { body }), 409)
  await refused(await door.ask('POST', '/organizations', { body: { slug: 'No Slug', name: '' } }), 422)
  await refused(await door.ask('POST', '/organizations', { body, anonymous: true }), 401)
  await freshDataset(door, { organization: slug })
  const read = await door.read(PublicOrganization, `/organizations/${slug}`, { anonymous: true })
  expect(read).toMatchObject({ slug, datasets: 1 })
  await refused(await door.ask('GET', `/organizations/${freshName()}`), 404)
})

test('organisations are listed page by page', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const slugs = [await freshOrganization(door), await freshOrganization(door)].sort()
  const before = (slugs[0] ?? '').slice(0, -1)
  const page = await door.read(OrganizationList, `/organizations?after=${before}&limit=1`, { anonymous: true })
  expect(page.items).toHaveLength(1)
  expect(page.nextAfter).toBe(page.items[0]?.slug)
  await refused(await door.ask('GET', '/organizations?limit=no'), 422)
})

test('a token tells who it speaks for, and no token is told so', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  expect(await door.read(Self, '/whoami')).toMatchObject({ isAdministrator: true })
  await refused(await door.ask('GET', '/whoami', { anonymous: true }), 401)
  await refused(await door.ask('GET', '/whoami', { headers: { Authorization: 'Basic YTpi' } }), 401)
})

test('a token may do no more than its scopes, and nothing once it is revoked', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const body = { name: 'a reader', scopes: ['read', 'manage'], days: 1 }
  const issued = await answered(await door.ask('POST', '/tokens', { body }), 201, IssuedToken)
  const reader = doorOf({ request, site, token: issued.secret })
  expect((await reader.read(Self, '/whoami')).scopes).toEqual(['read', 'manage'])
  const dataset = await freshDataset(door)
  const forbidden = await refused(await reader.ask('POST', `/datasets/${dataset}/versions`, { body: draftOf() }), 403)
  expect(forbidden.detail).toContain('read, manage')
  await refused(await reader.ask('POST', '/tokens', { body: { name: 'more', scopes: ['publish'] } }), 403)
  const listed = await door.ask('GET', '/tokens')
  const { items } = await answered(listed, 200, TokenList)
  expect(items.find(({ id }) => id === issued.id)).toMatchObject({
    name: 'a reader',
    lastUsedAt: expect.stringMatching(/^20/),
  })
  expect(await listed.text()).not.toContain(issued.secret)
  expect((await door.ask('DELETE', `/tokens/${issued.id}`)).status()).toBe(204)
  await refused(await reader.ask('GET', '/whoami'), 401)
  expect((await door.read(TokenList, '/tokens')).items.map(({ id }) => id)).not.toContain(issued.id)
  await refused(await door.ask('DELETE', `/tokens/${issued.id}`), 404)
})

test('tokens are refused without an account, without scopes, for longer than a year, under no id', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  await refused(await door.ask('GET', '/tokens', { anonymous: true }), 401)
  await refused(await door.ask('POST', '/tokens', { body: { name: 'x', scopes: ['read'] }, anonymous: true }), 401)
  await refused(await door.ask('POST', '/tokens', { body: { name: 'x', scopes: [] } }), 422)
  await refused(await door.ask('POST', '/tokens', { body: { name: 'x', scopes: ['read'], days: 400 } }), 422)
  await refused(await door.ask('DELETE', '/tokens/none'), 404)
})

test('the secret of a token is told once, also to who repeats the request', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const headers = { 'Idempotency-Key': freshName() }
  const body = { name: freshName(), scopes: ['read'] }
  const first = await answered(await door.ask('POST', '/tokens', { body, headers }), 201, IssuedToken)
  const again = await refused(await door.ask('POST', '/tokens', { body, headers }), 409)
  expect(JSON.stringify(again)).not.toContain(first.secret)
  const { items } = await door.read(TokenList, '/tokens')
  expect(items.filter(({ name }) => name === body.name)).toHaveLength(1)
})
