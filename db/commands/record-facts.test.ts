import { eq, sql } from 'drizzle-orm'
import { events, evidence, versionFacts } from '#db/schema/index.ts'
import { FactDraft } from '#lib/assessment/fact-draft.ts'
import { keptActor } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { refusalOf } from '#tests/refusals.ts'
import { recordFacts } from './record-facts.ts'

const ACCESS = FactDraft.parse({
  key: 'access',
  value: { mode: 'anonymous' },
  evidence: [{ source: 'https://example.org/get', retrievedAt: '2026-06-01' }],
})
const LESSONS = FactDraft.parse({ key: 'lessons', value: { url: 'https://example.org/paper', reportsLimits: true } })

test('facts are recorded with their evidence and one event; what is recorded again unchanged is no change', async ({
  db,
}) => {
  const { actor, digest } = await publishedVersion(db)
  expect(await recordFacts(db, actor, digest, [ACCESS, LESSONS])).toEqual({
    kind: 'recorded',
    written: ['access', 'lessons'],
  })
  expect(await recordFacts(db, actor, digest, [ACCESS])).toEqual({ kind: 'recorded', written: [] })
  expect(await db.select().from(evidence)).toHaveLength(1)
  const told = await db
    .select({ kind: events.kind, facts: events.facts })
    .from(events)
    .where(eq(events.subject, digest))
  expect(told.filter(({ kind }) => kind === 'fact.recorded')).toMatchObject([
    { facts: { keys: ['access', 'lessons'] } },
  ])
})

test('a new value stands beside the old one, and null takes a fact back', async ({ db }) => {
  const { actor, digest } = await publishedVersion(db)
  const gated = FactDraft.parse({ key: 'access', value: { mode: 'paid' } })
  for (const draft of [ACCESS, gated, FactDraft.parse({ key: 'access', value: null })])
    expect(await recordFacts(db, actor, digest, [draft])).toMatchObject({ written: ['access'] })
  const rows = await db.select({ value: versionFacts.value }).from(versionFacts).orderBy(versionFacts.at)
  expect(rows.map(({ value }) => value)).toMatchObject([{ mode: 'anonymous' }, { mode: 'paid' }, null])
})

test('a value in the wrong form is refused with its place, and nothing of the whole is written', async ({ db }) => {
  const { actor, digest } = await publishedVersion(db)
  const wrong = FactDraft.parse({ key: 'scope', value: { targets: [{ language: 'no language' }] } })
  const refusal = await refusalOf(recordFacts(db, actor, digest, [ACCESS, wrong]))
  expect(refusal).toMatchObject({ code: 'invalid', issues: [{ at: '/targets/0/language' }] })
  expect(await db.select().from(versionFacts)).toEqual([])
})

test('strangers and auditors record nothing; a version that is not here has no facts', async ({ db }) => {
  const { actor, digest } = await publishedVersion(db)
  const auditor = await keptActor(db, { role: 'auditor' })
  expect((await refusalOf(recordFacts(db, auditor, digest, [ACCESS]))).code).toBe('forbidden')
  expect((await refusalOf(recordFacts(db, null, digest, [ACCESS]))).code).toBe('unauthenticated')
  const administrator = { ...actor, isAdministrator: true }
  expect(await recordFacts(db, administrator, `sha256:${'0'.repeat(64)}`, [ACCESS])).toEqual({ kind: 'not-found' })
})

test('what was recorded is never rewritten', async ({ db }) => {
  const { actor, digest } = await publishedVersion(db)
  await recordFacts(db, actor, digest, [ACCESS])
  const change = db.transaction((tx) => tx.update(versionFacts).set({ value: { mode: 'paid' } }))
  await expect(change).rejects.toThrow()
  await expect(db.transaction((tx) => tx.execute(sql`delete from version_facts`))).rejects.toThrow()
})
