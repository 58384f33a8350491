import { z } from 'zod'
import { listLicenseQueueOperation } from '#app/api/v1/_contract/licenses.ts'
import { expect, test } from '#tests/fixtures.ts'
import { answered, type Door, doorOf, freshDataset, freshVersion, refused } from './door.ts'

const Queue = z.strictObject({
  items: z.array(z.looseObject({ part: z.string(), reasons: z.array(z.string()), url: z.url() })),
  nextCursor: z.string().nullable(),
  counts: z.record(z.string(), z.number()),
  total: z.number(),
})

/** A published version with three sources: one settled, one ambiguous, one of which nothing is said. */
async function waiting(door: Door) {
  const dataset = await freshDataset(door)
  const version = await freshVersion(door, dataset, {
    licenses: [],
    sources: [
      { name: 'Said', licenses: [{ raw: 'MIT', expression: 'MIT', kind: 'concluded' }] },
      {
        name: 'Ambiguous',
        share: { unit: 'records', value: 0.5 },
        licenses: [{ raw: 'gpl-3.0', expression: 'NOASSERTION', match: 'ambiguous' }],
      },
      { name: 'Silent', share: { unit: 'records', value: 0.25 } },
    ],
  })
  return { ...version, dataset, organization: dataset.split('/')[0] ?? '' }
}

const path = (query: Record<string, string>) => `/licences/queue?${new URLSearchParams(query)}`

test('what needs a person is listed without an account, most-used first, each with where to conclude', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { organization, dataset } = await waiting(door)
  const answer = await door.ask('GET', path({ organization }), { anonymous: true })
  const schema = listLicenseQueueOperation.answers[0]?.schema ?? z.never()
  const queue = Queue.parse(await answered(answer, 200, schema))
  expect(queue.items.map(({ part, reasons }) => [part, reasons])).toEqual([
    ['version', ['open']],
    ['source/1', ['ambiguous']],
    ['source/2', ['open']],
  ])
  expect(queue.counts).toEqual({ disputed: 0, waits: 0, stale: 0, ambiguous: 1, open: 2 })
  expect([queue.total, queue.nextCursor]).toEqual([3, null])
  const page = `${site}/datasets/${dataset}/versions/1.0.0/licences/conclude?part=source%2F1`
  expect(queue.items[1]?.url).toBe(page)
})

test('a reason narrows the queue, and a cursor goes on where a page ended', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const { organization } = await waiting(door)
  const ask = (query: Record<string, string>) => door.read(Queue, path({ organization, ...query }))
  const parts = ({ items }: z.infer<typeof Queue>) => items.map(({ part }) => part)
  expect(parts(await ask({ reason: 'ambiguous' }))).toEqual(['source/1'])
  const first = await ask({ limit: '2' })
  expect(parts(first)).toEqual(['version', 'source/1'])
  const rest = await ask({ limit: '2', cursor: first.nextCursor ?? '' })
  expect([parts(rest), rest.nextCursor]).toEqual([['source/2'], null])
})

test('a proposal waits until it is settled', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const { digest, organization } = await waiting(door)
  const body = { parts: ['source/2'], expression: 'CC0-1.0', reason: 'The owner gave it away.' }
  expect((await door.ask('POST', `/versions/${digest}/licences/conclusions`, { body })).status()).toBe(201)
  const { items } = await door.read(Queue, path({ organization, reason: 'waits' }))
  expect(items).toMatchObject([
    { part: 'source/2', reasons: ['waits', 'open'], conclusions: [{ expression: 'CC0-1.0', standing: 'proposed' }] },
  ])
})

test('bad questions to the queue are refused with the place', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const ask = async (query: Record<string, string>) =>
    (await refused(await door.ask('GET', path(query), { anonymous: true }), 422)).issues[0]?.at
  expect(await ask({ reason: 'boredom' })).toContain('reason')
  expect(await ask({ limit: '101' })).toContain('limit')
  expect(await ask({ cursor: 'bm9uZQ' })).toContain('cursor')
  const { items, total } = await door.read(Queue, path({ organization: 'nobody-of-this-name' }))
  expect([items, total]).toEqual([[], 0])
})
