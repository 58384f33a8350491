import { DatasetList, PublicDataset } from '#lib/dataset/public.ts'
import { expect, test } from '#tests/fixtures.ts'
import { answered, doorOf, freshDataset, freshName, freshOrganization, freshVersion, refused } from './door.ts'

test('a dataset is registered, told as it is, and found', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const organization = await freshOrganization(door)
  const word = freshName().replaceAll('-', '')
  const body = { organization, name: 'whales', title: `Whales ${word}`, languages: ['en'], modalities: ['audio'] }
  const response = await door.ask('POST', '/datasets', { body })
  const made = await answered(response, 201, PublicDataset)
  expect(made).toMatchObject({ name: `${organization}/whales`, state: 'drafts-only', current: null, versions: [] })
  expect(response.headers().location).toBe(`${site}/api/v1/datasets/${organization}/whales`)
  expect(await door.read(PublicDataset, `/datasets/${organization}/WHALES`, { anonymous: true })).toEqual(made)
  const found = await door.read(DatasetList, `/datasets?q=${word}&modality=audio&language=en`, { anonymous: true })
  expect(found).toMatchObject({ total: 1, nextCursor: null, items: [{ name: made.name, current: null }] })
  expect((await door.read(DatasetList, `/datasets?q=${word}&modality=video`)).total).toBe(0)
})

test('a published version is the current one of its dataset', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const { digest } = await freshVersion(door, dataset)
  const { current, versions } = await door.read(PublicDataset, `/datasets/${dataset}`, { anonymous: true })
  expect(current).toBe('1.0.0')
  expect(versions).toMatchObject([{ version: '1.0.0', digest, status: 'published', sequence: 1 }])
  const publisher = dataset.split('/')[0] ?? ''
  const list = await door.read(DatasetList, `/datasets?publisher=${publisher}`)
  expect(list.items[0]?.current).toMatchObject({ version: '1.0.0', digest, fileCount: 2, totalBytes: 15 })
})

test('pages follow each other by cursor, whole and without doubles', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const organization = await freshOrganization(door)
  for (const name of ['a', 'b', 'c']) await freshDataset(door, { organization, name, title: `Title ${name}` })
  const query = `publisher=${organization}&sort=title&limit=2`
  const first = await door.read(DatasetList, `/datasets?${query}`)
  expect(first.total).toBe(3)
  const second = await door.read(DatasetList, `/datasets?${query}&cursor=${first.nextCursor}`)
  expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(['Title a', 'Title b', 'Title c'])
  expect(second.nextCursor).toBeNull()
})

for (const [query, at] of [
  ['limit=0', '/limit'],
  ['limit=101', '/limit'],
  ['sort=best', '/sort'],
  ['license=open&license=free', '/license/1'],
  ['cursor=abc', 'cursor'],
] as const)
  test(`the list refuses ${query} and names the parameter`, async ({ request, site, token }) => {
    const problem = await refused(await doorOf({ request, site, token }).ask('GET', `/datasets?${query}`), 422)
    expect(problem.issues[0]?.at).toBe(at)
  })

test('the list refuses a NUL, which no name can hold', async ({ request, site, token }) => {
  await refused(await doorOf({ request, site, token }).ask('GET', '/datasets?q=a%00b'), 400)
})

test('registering is refused with the reason: no account, a bad token, a name that is taken, no organisation', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const [organization] = dataset.split('/')
  const body = { organization, name: 'whales', title: 'Whales' }
  const stranger = await door.ask('POST', '/datasets', { body, anonymous: true })
  await refused(stranger, 401)
  expect(stranger.headers()['www-authenticate']).toContain('Bearer')
  await refused(await door.ask('POST', '/datasets', { body, headers: { Authorization: 'Bearer col_nobody' } }), 401)
  const taken = await refused(await door.ask('POST', '/datasets', { body }), 409)
  expect(taken.issues[0]?.at).toBe('/name')
  await refused(await door.ask('POST', '/datasets', { body: { ...body, organization: freshName() } }), 404)
})

test('each fault of a draft is named by a JSON pointer, and nothing is stored', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const organization = await freshOrganization(door)
  const body = {
    organization,
    name: 'whales',
    title: '',
    links: [{ kind: 'homepage', url: 'javascript:alert(1)' }],
    description: 'x'.repeat(50_001),
    surprise: 1,
  }
  const { issues } = await refused(await door.ask('POST', '/datasets', { body }), 422)
  expect(issues.map(({ at }) => at).sort()).toEqual(['', '/description', '/links/0/url', '/title'])
  await refused(await door.ask('GET', `/datasets/${organization}/whales`), 404)
})

test('a patch amends what it names and leaves the rest', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door, { keywords: ['sea'], languages: ['en'] })
  const response = await door.ask('PATCH', `/datasets/${dataset}`, { body: { title: 'Songs' } })
  const amended = await answered(response, 200, PublicDataset)
  expect(amended).toMatchObject({
    title: 'Songs',
    description: 'Songs of whales.',
    keywords: ['sea'],
    languages: ['en'],
  })
  await refused(await door.ask('PATCH', `/datasets/${dataset}`, { body: {} }), 422)
  await refused(await door.ask('PATCH', `/datasets/${dataset}`, { body: { name: 'other' } }), 422)
  await refused(await door.ask('PATCH', `/datasets/${freshName()}/none`, { body: { title: 'x' } }), 404)
  await refused(await door.ask('PATCH', `/datasets/${dataset}`, { body: { title: 'x' }, anonymous: true }), 401)
})

test('If-Match lets only one of two people amend what both have read', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const read = await door.ask('GET', `/datasets/${dataset}`)
  const headers = { 'If-Match': read.headers().etag ?? '' }
  const both = await Promise.all(
    ['One', 'Two'].map((title) => door.ask('PATCH', `/datasets/${dataset}`, { body: { title }, headers })),
  )
  expect(both.map((response) => response.status()).sort()).toEqual([200, 412])
  const winner = both.find((response) => response.status() === 200)
  const now = await door.ask('GET', `/datasets/${dataset}`)
  expect(now.headers().etag).toBe(winner?.headers().etag)
})

test('a dataset that is not there is 404, also under a name that none can have', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  for (const path of [`/datasets/${freshName()}/none`, '/datasets/a..b/c', '/datasets/%00/c', '/datasets/a/%2e%2e%2f'])
    await refused(await door.ask('GET', path), 404)
})
