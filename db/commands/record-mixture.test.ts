import { eq, sql } from 'drizzle-orm'
import type { Db } from '#db/client.ts'
import { events, mixtures } from '#db/schema/index.ts'
import { canonicalJson } from '#lib/canonical-json.ts'
import { type Digest, digestOf } from '#lib/digest.ts'
import { Mixture } from '#lib/license/mixture.ts'
import { keptActor } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { refusalOf } from '#tests/refusals.ts'
import { readMixture } from '../queries/read-mixture.ts'
import { recordMixture, recordMixtureIn } from './record-mixture.ts'
import { withdrawVersion } from './withdraw-version.ts'

const NOWHERE: Digest = `sha256:${'0'.repeat(64)}`

function mixtureOf(members: { version: Digest; share?: number }[], title = 'Both of them'): Mixture {
  return Mixture.parse({ title, members })
}

async function told(db: Db) {
  const rows = await db.select().from(events).where(eq(events.kind, 'mixture.recorded')).orderBy(events.id)
  return rows.map(({ subject, actor, facts }) => ({ subject, actor, facts }))
}

/** Two published versions, and who published them. */
async function pair(db: Db) {
  const { digest: first, actor } = await publishedVersion(db)
  const { digest: second } = await publishedVersion(db, { dataset: { name: 'birds' } })
  return { first, second, actor }
}

test('a mixture is kept under the sha256 of its canonical JSON, with one event and no personal data in it', async ({
  db,
}) => {
  const { first, second } = await pair(db)
  const actor = await keptActor(db, { role: 'auditor' })
  const mixture = mixtureOf([{ version: first, share: 0.75 }, { version: second }])
  const recorded = await recordMixture(db, actor, mixture)
  const digest = digestOf(canonicalJson(mixture))
  expect(recorded).toEqual({ kind: 'recorded', digest })
  expect(await readMixture(db, digest)).toMatchObject({ digest, mixture, canonical: canonicalJson(mixture) })
  expect(await told(db)).toEqual([{ subject: digest, actor: actor.userId, facts: { members: 2 } }])
})

test('the same mixture again is the same digest, whoever names it, and no second event', async ({ db }) => {
  const { first, second, actor } = await pair(db)
  const mixture = mixtureOf([{ version: first }, { version: second }])
  const { digest } = digestIn(await recordMixture(db, actor, mixture))
  expect(await recordMixture(db, await keptActor(db), mixture)).toEqual({ kind: 'known', digest })
  expect([await told(db), await db.select().from(mixtures)].map(({ length }) => length)).toEqual([1, 1])
})

test('another title, order or share is another mixture', async ({ db }) => {
  const { first, second, actor } = await pair(db)
  const asked = [
    mixtureOf([{ version: first }, { version: second }]),
    mixtureOf([{ version: second }, { version: first }]),
    mixtureOf([{ version: first }, { version: second }], 'Another title'),
    mixtureOf([{ version: first, share: 0.5 }, { version: second }]),
  ]
  const digests = new Set<string>()
  for (const mixture of asked) digests.add(digestIn(await recordMixture(db, actor, mixture)).digest)
  expect(digests.size).toBe(4)
})

test('a version that is not published here is named, and nothing is written', async ({ db }) => {
  const { digest, actor } = await publishedVersion(db)
  const asked = mixtureOf([{ version: digest }, { version: NOWHERE }])
  expect(await recordMixture(db, actor, asked)).toEqual({ kind: 'unknown-versions', versions: [NOWHERE] })
  expect([await told(db), await db.select().from(mixtures)]).toEqual([[], []])
})

test('a withdrawn version may be named: what was consumed stays on record', async ({ db }) => {
  const { digest, actor, path, label } = await publishedVersion(db)
  await withdrawVersion(db, actor, path, label, {
    kind: 'licence',
    reason: 'The licence was wrong.',
    successor: null,
  })
  expect((await recordMixture(db, actor, mixtureOf([{ version: digest }]))).kind).toBe('recorded')
})

test('whoever is signed in may name a mixture; strangers and tokens of another scope may not', async ({ db }) => {
  const { digest } = await publishedVersion(db)
  const mixture = mixtureOf([{ version: digest }])
  expect((await refusalOf(recordMixture(db, null, mixture))).code).toBe('unauthenticated')
  const member = await keptActor(db, { role: 'member' })
  expect((await refusalOf(recordMixture(db, { ...member, scopes: ['publish'] }, mixture))).code).toBe('forbidden')
  expect((await recordMixture(db, { ...member, scopes: ['audit'] }, mixture)).kind).toBe('recorded')
})

test('two who name the same mixture at once: one records it, the other learns that it is known', async ({
  own: { db },
}) => {
  const { first, second, actor } = await pair(db)
  const mixture = mixtureOf([{ version: first }, { version: second }])
  const heard = await Promise.all([1, 2, 3].map(() => recordMixture(db, actor, mixture)))
  expect(heard.map(({ kind }) => kind).sort()).toEqual(['known', 'known', 'recorded'])
  expect(await told(db)).toHaveLength(1)
})

test('without a person it is Colophon itself that speaks, as in the sample world', async ({ db }) => {
  const { digest } = await publishedVersion(db)
  await db.transaction((tx) => recordMixtureIn(tx, null, mixtureOf([{ version: digest }])))
  expect((await told(db)).map(({ actor }) => actor)).toEqual(['colophon'])
})

test('the database keeps a mixture as it was named', async ({ db }) => {
  const { digest, actor } = await publishedVersion(db)
  await recordMixture(db, actor, mixtureOf([{ version: digest }]))
  for (const statement of [sql`update mixtures set title = 'Other'`, sql`delete from mixtures`])
    await expect(db.transaction((tx) => tx.execute(statement))).rejects.toThrow()
})

function digestIn(recorded: Awaited<ReturnType<typeof recordMixture>>): { digest: Digest } {
  if (recorded.kind === 'unknown-versions') throw new Error(`Not known: ${recorded.versions.join(', ')}.`)
  return recorded
}
