import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { HarvestAnswer, listHarvestsOperation, SnapshotsAnswer } from '#app/api/v1/_contract/harvests.ts'
import { PublicHarvest } from '#lib/preference/harvest.ts'
import { PublicTerms } from '#lib/preference/terms-record.ts'
import { expect, test } from '#tests/fixtures.ts'
import { answered, type Door, doorOf, freshDataset, freshName, freshVersion, refused } from './door.ts'

const Started = z.strictObject({ harvest: PublicHarvest })
const HarvestList = z.strictObject({ items: z.array(PublicHarvest) })

/** A published version whose sources are at addresses that nobody has: nothing outside this machine is asked. */
async function version(door: Door) {
  const sources = ['http://127.0.0.1:1/a', 'http://10.0.0.1/b', 'http://no-such-host.invalid/c'].map((url, n) => ({
    name: `Source ${n}`,
    url,
  }))
  return freshVersion(door, await freshDataset(door), { sources })
}

test.describe.configure({ timeout: 120_000 })

test('a harvest is ordered, followed, and accounts for every host', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const { digest } = await version(door)
  const response = await door.ask('POST', `/versions/${digest}/harvests`, { body: { hosts: 'all' } })
  const { harvest } = await answered(response, 202, Started)
  expect(response.headers().location).toBe(`${site}/api/v1/harvests/${harvest.id}`)
  const path = `/harvests/${harvest.id}`
  await expect
    .poll(
      async () =>
        (await door.read(HarvestAnswer, path, { anonymous: true })).items.map(({ origin, outcome }) => [
          origin,
          outcome,
        ]),
      { timeout: 90_000 },
    )
    .toEqual([
      ['http://10.0.0.1', 'blocked-address'],
      ['http://127.0.0.1:1', 'blocked-address'],
      ['http://no-such-host.invalid', 'dns'],
    ])
  const told = await door.read(HarvestAnswer, path)
  expect(told).toMatchObject({
    state: 'running',
    basis: 'sources',
    isComplete: true,
    origins: { known: 3, waiting: 1 },
  })
  const first = await door.read(HarvestAnswer, `${path}?limit=2`)
  const rest = await door.read(HarvestAnswer, `${path}?limit=2&after=${encodeURIComponent(first.nextAfter ?? '')}`)
  expect([...first.items, ...rest.items]).toEqual(told.items)
  expect((await door.read(HarvestAnswer, `${path}?outcome=waiting`)).items).toHaveLength(1)

  const stopped = await answered(await door.ask('POST', `${path}/stop`), 200, Started)
  expect(stopped.harvest).toMatchObject({ state: 'stopped', outcomes: { 'blocked-address': 2, 'not-asked': 1 } })
  await refused(await door.ask('POST', `${path}/stop`), 409)
  const { items } = await answered(
    await door.ask('GET', `/versions/${digest}/harvests`, { anonymous: true }),
    200,
    HarvestList,
  )
  expect(items.map(({ id }) => id)).toEqual([harvest.id])
  expect(listHarvestsOperation.account).toBe('none')
})

test('a harvest that can not be is refused with the reason', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const { digest } = await version(door)
  const path = `/versions/${digest}/harvests`
  await refused(await door.ask('POST', path, { body: { hosts: 'all' }, anonymous: true }), 401)
  expect((await refused(await door.ask('POST', path, { body: { hosts: 0 } }), 422)).issues[0]?.at).toBe('/hosts')
  await refused(await door.ask('POST', `/versions/sha256:${'0'.repeat(64)}/harvests`, { body: { hosts: 5 } }), 404)
  await refused(await door.ask('GET', `/versions/sha256:${'0'.repeat(64)}/harvests`), 404)
  await refused(await door.ask('GET', '/harvests/00000000-0000-4000-8000-000000000000'), 404)
  await refused(await door.ask('GET', '/harvests/none'), 404)
})

const LINES = [
  { url: 'https://a.example/robots.txt', body: 'User-agent: *\nDisallow: /\n' },
  { url: 'https://a.example/page', headers: [['X-Robots-Tag', 'noai']] },
].map((line) => JSON.stringify({ fetchedAt: '2025-03-01T00:00:00Z', status: 200, agent: 'CCBot', ...line }))

test('a collector’s snapshots are kept once, as JSON lines or WARC, packed or not', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { digest } = await version(door)
  const path = `/versions/${digest}/preferences/snapshots`
  const raw = Buffer.from(LINES.join('\n'))
  const first = await answered(await door.ask('POST', path, { raw }), 201, SnapshotsAnswer)
  expect(first).toMatchObject({ known: false, places: 1, pages: 1, origins: 1, skipped: 0 })
  const again = await answered(await door.ask('POST', path, { raw }), 200, SnapshotsAnswer)
  expect(again).toEqual({ ...first, known: true })
  const block = 'HTTP/1.1 200 OK\r\n\r\nUser-agent: *\n'
  const head = [
    'WARC/1.1',
    'WARC-Type: response',
    'WARC-Target-URI: http://b.example/robots.txt',
    'WARC-Date: 2025-03-01T00:00:00Z',
  ]
  const record = [...head, `Content-Length: ${block.length}`, '', block, '', ''].join('\r\n')
  const warc = await door.ask('POST', `${path}?agent=CCBot`, { raw: gzipSync(record) })
  expect(await answered(warc, 201, SnapshotsAnswer)).toMatchObject({ places: 1, pages: 0 })
})

test('a file of snapshots with a fault is refused with the line; nobody but who may is heard', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { digest } = await version(door)
  const path = `/versions/${digest}/preferences/snapshots`
  const problem = await refused(await door.ask('POST', path, { raw: Buffer.from([...LINES, '{'].join('\n')) }), 422)
  expect(problem.issues).toMatchObject([{ at: 'line 3' }])
  expect(problem.detail).toContain('Nothing of it was kept')
  await refused(await door.ask('POST', path, { raw: Buffer.from(LINES.join('\n')), anonymous: true }), 401)
  await refused(await door.ask('POST', path, { raw: Buffer.alloc(0) }), 400)
})

const Terms = z.strictObject({ terms: PublicTerms })
const TermsList = z.strictObject({ items: z.array(PublicTerms) })

test('terms of service are recorded, found for hosts below, not confirmed by who recorded them, and ended', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const host = `${freshName()}.example`
  const body = {
    host,
    withSubdomains: true,
    url: `https://${host}/terms`,
    quote: 'No training.',
    leaves: ['train-gen'],
    effect: 'deny',
    reason: 'Section 4.',
  }
  const { terms } = await answered(await door.ask('POST', '/preferences/terms', { body }), 201, Terms)
  expect(terms).toMatchObject({ host, pathPrefix: '/', isReliedOn: true, confirmed: null })
  const found = await door.read(TermsList, `/preferences/terms?host=www.${host}`, { anonymous: true })
  expect(found.items).toEqual([terms])
  await refused(await door.ask('POST', `/preferences/terms/${terms.id}/confirm`), 409)
  const end = () => door.ask('POST', `/preferences/terms/${terms.id}/end`, { body: { reason: 'New terms.' } })
  expect((await answered(await end(), 200, Terms)).terms).toMatchObject({
    isReliedOn: false,
    ended: { reason: 'New terms.' },
  })
  await refused(await end(), 409)
  const allow = { ...body, effect: 'allow' }
  expect((await refused(await door.ask('POST', '/preferences/terms', { body: allow }), 422)).issues[0]?.at).toBe(
    '/snapshot',
  )
  await refused(await door.ask('POST', '/preferences/terms', { body, anonymous: true }), 401)
  await refused(await door.ask('GET', '/preferences/terms'), 422)
})
