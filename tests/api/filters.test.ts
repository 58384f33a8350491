import { PublicRun } from '#lib/run/public.ts'
import { expect, test } from '#tests/fixtures.ts'
import { labelledBlobs } from '#tests/labelled-blobs.ts'
import { colophon } from './command.ts'
import { answered, doorOf, freshDataset, freshVersion, refused } from './door.ts'
import { freshRecords, freshTextVersion } from './text-version.ts'

test('a filter is refused, with the place, that has no reference, no text, no label, or no account', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { digest } = await freshTextVersion(door)
  const order = { reference: crypto.randomUUID(), version: { label: '9.0.0', reason: 'Filtered.' } }
  const here = `/versions/${digest}/filters`
  await refused(await door.ask('POST', here, { body: order, anonymous: true }), 401)
  const unknown = await refused(await door.ask('POST', here, { body: order }), 404)
  expect(unknown.detail).toContain('that could be the reference')
  const unnamed = await refused(await door.ask('POST', here, { body: { ...order, version: { reason: 'x' } } }), 422)
  expect(unnamed.issues[0]?.at).toBe('/version/label')
  const bare = await freshVersion(door, await freshDataset(door))
  const silent = await refused(await door.ask('POST', `/versions/${bare.digest}/filters`, { body: order }), 422)
  expect(silent.detail).toContain('No text is held here')
})

test('a filter of labelled features is refused, with the place, whose reference is the version itself, has other features, or is of an unknown task', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { digest } = await freshRecords(door, labelledBlobs(9).records)
  const other = await freshRecords(door, labelledBlobs(9, { inputs: 5 }).records)
  const order = (reference: string) => ({
    ...{ task: 'classification', reference: { version: reference } },
    version: { label: '9.0.0', reason: 'Filtered.' },
  })
  const why = async (body: object) => {
    const { detail, issues } = await refused(await door.ask('POST', `/versions/${digest}/filters`, { body }), 422)
    return `${issues[0]?.at}: ${detail}`
  }
  expect(await why(order(digest))).toContain('/reference/version: The reference would be trained on the very records')
  expect(await why(order(other.digest))).toContain('have 6 features and those of')
  expect(await why({ ...order(other.digest), task: 'ranking' })).toContain('/task: ')
  expect(await why({ ...order(other.digest), hidden: 0 })).toContain('/hidden: ')
})

test('a filter of labelled features is repeated by the command line from what it read, to the same bits; its records are given by role, and no texts', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { digest } = await freshRecords(door, labelledBlobs(18, { rate: 0.2 }).records)
  const clean = await freshRecords(door, labelledBlobs(18, { seed: 8 }).records)
  const order = {
    ...{ task: 'classification', reference: { version: clean.digest, epochs: 2 }, truth: 'truth', epochs: 1 },
    version: { label: '9.0.0', reason: 'Filtered.' },
  }
  const { id } = await answered(await door.ask('POST', `/versions/${digest}/filters`, { body: order }), 202, PublicRun)
  const state = async () => (await door.read(PublicRun, `/runs/${id}`)).state
  await expect.poll(state, { timeout: 60_000 }).toBe('complete')
  const asked = await door.ask('GET', `/runs/${id}/records?role=reference-training`, { anonymous: true })
  expect([asked.status(), asked.headers()['content-type']]).toEqual([200, 'application/jsonl'])
  const [head = '', ...lines] = (await asked.text()).trimEnd().split('\n')
  expect([JSON.parse(head), lines.length]).toEqual([
    expect.objectContaining({ version: clean.digest, records: 18, inputs: 6, unread: 0 }),
    18,
  ])
  await refused(await door.ask('GET', `/runs/${id}/records`), 422)
  expect((await refused(await door.ask('GET', `/runs/${id}/texts`), 409)).detail).toContain('Ask for its records')
  const printed = await colophon(['run', 'replay', id, '--report'], { COLOPHON_URL: site, COLOPHON_TOKEN: token })
  expect([printed.code, printed.err]).toEqual([0, ''])
  expect(printed.out).toContain('the weights of the reference')
  expect(printed.out).toContain('reported identical, as ')
})
