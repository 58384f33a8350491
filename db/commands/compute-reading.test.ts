import { eq } from 'drizzle-orm'
import { sumShares } from '#lib/preference/group-shares.ts'
import { datasetDraft, keptActor, versionDraft } from '#tests/factories.ts'
import { expect, publishedWith, seen, test } from '#tests/observed-records.ts'
import { listHostGroups, listReadingHosts } from '../queries/list-reading-hosts.ts'
import { listReadings } from '../queries/list-readings.ts'
import { readOrigins } from '../queries/read-origins.ts'
import { events } from '../schema/index.ts'
import { computeReading } from './compute-reading.ts'
import { draftVersion } from './draft-version.ts'
import { publishVersion } from './publish-version.ts'
import { registerDataset } from './register-dataset.ts'

const PATHS = ['/', '/a/1', '/a/2?x=1', '/b', '/%61/3', '/B/ü', '/a/../b', '/c d', '/robots.txt']
const URLS = ['https://a.example', 'http://a.example', 'https://b.example', 'https://c.example'].flatMap((origin) =>
  PATHS.map((path) => origin + path),
)

const NO_TRAINING =
  'User-agent: *\nContent-Signal: /a/ ai-train=no\nContent-Signal: search=yes\nDisallow: /b$\nAllow: /\n'
const AS_OF = new Date('2026-07-01T00:00:00.000Z')

test('records are told by word and mechanism, what was never asked is unknown, and what can not be read on hold', async ({
  db,
  world,
}) => {
  const digest = await publishedWith(db, world, [
    'https://a.example/a/1',
    'https://a.example/x',
    'https://b.example/1',
    'https://c.example/',
    null,
  ])
  await seen(db, world.blobs, 'https://a.example', '2026-06-20T00:00:00.000Z', NO_TRAINING)
  await seen(db, world.blobs, 'https://b.example', '2026-06-20T00:00:00.000Z', null)
  const computed = await computeReading(db, world.blobs, digest, { moment: 'observed', asOf: AS_OF })
  expect(computed.kind).toBe('read')
  const { observed } = await listReadings(db, digest)
  const shares = observed[0]?.shares
  const training = shares?.leaves.find(({ leaf, profile }) => leaf === 'train-gen' && profile === 'literal')
  expect(training?.words).toEqual({
    allowed: { records: 0, tokens: 0 },
    disallowed: { records: 1, tokens: 10 },
    unknown: { records: 3, tokens: 30 },
    'on-hold': { records: 1, tokens: 10 },
  })
  expect(training?.mechanisms['content-signal']?.deny).toEqual({ records: 1, tokens: 10 })
  expect(shares?.origins).toEqual({ known: 3, asked: 2, unread: 1 })
  expect(shares?.withoutUrl.records).toBe(1)
  const question = { leaf: 'train-gen', profile: 'literal', word: null, q: '', cursor: null, limit: 2 } as const
  const groups = observed[0]?.groups ?? ''
  const first = await listReadingHosts(world.blobs, groups, question)
  expect([first.total, first.nextCursor]).toEqual([4, '2'])
  expect(first.hosts[0]).toMatchObject({
    ...{ host: 'a.example', records: 2, tokens: 20, mechanisms: ['content-signal'] },
    words: { 'train-gen': ['disallowed', 'unknown'], search: ['allowed', 'unknown'] },
  })
  const held = await listReadingHosts(world.blobs, groups, { ...question, word: 'on-hold' })
  expect(held.hosts.map(({ host }) => host)).toEqual(['b.example'])
  expect((await listReadingHosts(world.blobs, groups, { ...question, q: 'C.EX' })).total).toBe(1)
  const own = await listHostGroups(world.blobs, groups, 'a.example')
  expect(own.map(({ url, literal, basis }) => [url, literal['train-gen'], basis])).toEqual([
    ['https://a.example/a/1', 'disallowed', 'observed'],
    ['https://a.example/x', 'unknown', 'observed'],
  ])
  const [event] = await db.select().from(events).where(eq(events.kind, 'preferences.read')).orderBy(events.id)
  expect(event?.subject).toBe(digest)
})

test('law: a group’s answer is that of each of its records, whatever their paths', async ({ db, world }) => {
  const digest = await publishedWith(db, world, URLS)
  for (const origin of ['https://a.example', 'http://a.example', 'https://b.example'])
    await seen(db, world.blobs, origin, '2026-06-20T00:00:00.000Z', NO_TRAINING)
  await computeReading(db, world.blobs, digest, { moment: 'observed', asOf: AS_OF })
  const { observed } = await listReadings(db, digest)
  const origins = [...new Set(URLS.map((url) => new URL(url).origin))]
  const known = await readOrigins(db, world.blobs, origins, { at: AS_OF, agent: 'Colophon' })
  const alone = URLS.map((url) => {
    const { origin } = new URL(url)
    const answer = known.get(origin)?.judge(url) ?? null
    const basis = answer === null ? ('none' as const) : ('observed' as const)
    return { origin, records: 1, tokens: 10, url, retrievedAt: null, basis, answer }
  })
  expect(observed[0]?.shares).toEqual(sumShares(alone, true))
})

test('the same facts give no second reading; a new observation does', async ({ db, world }) => {
  const digest = await publishedWith(db, world, URLS)
  const read = () => computeReading(db, world.blobs, digest, { moment: 'observed', asOf: AS_OF })
  await seen(db, world.blobs, 'https://a.example', '2026-06-20T00:00:00.000Z', NO_TRAINING)
  expect([(await read()).kind, (await read()).kind]).toEqual(['read', 'known'])
  await seen(db, world.blobs, 'https://b.example', '2026-06-21T00:00:00.000Z', NO_TRAINING)
  expect((await read()).kind).toBe('read')
})

test('at collection only what was the same before and after counts, as inferred; what was seen later alone does not', async ({
  db,
  world,
}) => {
  const digest = await publishedWith(db, world, ['https://a.example/a/1', 'https://b.example/a/1'])
  for (const day of ['2026-06-01', '2026-06-20'])
    await seen(db, world.blobs, 'https://a.example', `${day}T00:00:00.000Z`, NO_TRAINING)
  await seen(db, world.blobs, 'https://b.example', '2026-06-20T00:00:00.000Z', NO_TRAINING)
  await computeReading(db, world.blobs, digest, { moment: 'collection', asOf: AS_OF })
  const { collection } = await listReadings(db, digest)
  expect(collection?.shares.inferred.records).toBe(1)
  expect(collection?.shares.observed.records).toBe(1)
})

test('a version that is not known, or whose records are not held, is told as such', async ({ db, world }) => {
  const order = { moment: 'observed' as const, asOf: AS_OF }
  expect(await computeReading(db, world.blobs, `sha256:${'0'.repeat(64)}`, order)).toEqual({ kind: 'not-found' })
  const actor = await keptActor(db)
  await registerDataset(db, actor, datasetDraft({ name: 'bare' }))
  await draftVersion(db, actor, 'lab/bare', versionDraft({}))
  const published = await publishVersion(db, actor, 'lab/bare', '1.0.0')
  if (published.kind !== 'published') throw new Error(published.kind)
  expect(await computeReading(db, world.blobs, published.digest, order)).toEqual({ kind: 'no-records' })
})
