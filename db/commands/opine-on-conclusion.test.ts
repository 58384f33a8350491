import { eq } from 'drizzle-orm'
import type { Db } from '#db/client.ts'
import { events, licenseConclusions, licenseOpinions } from '#db/schema/index.ts'
import { ConclusionDraft, OpinionDraft } from '#lib/license/conclusion.ts'
import { keptActor } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { refusalOf } from '#tests/refusals.ts'
import { concludeLicense } from './conclude-license.ts'
import { opineOnConclusion } from './opine-on-conclusion.ts'

async function proposal(db: Db, digest: string, expression = 'MIT') {
  const author = await keptActor(db, { role: 'auditor' })
  const draft = ConclusionDraft.parse({ parts: ['version'], expression, reason: 'The LICENSE file says so.' })
  const proposed = await concludeLicense(db, author, digest, draft)
  if (proposed.kind !== 'proposed') throw new Error(proposed.kind)
  return { author, id: proposed.conclusions[0] ?? '' }
}

const CONFIRM = OpinionDraft.parse({ stance: 'confirm' })
const TAKE_BACK = OpinionDraft.parse({ stance: 'take-back', reason: 'I read the wrong file.' })

async function standings(db: Db, digest: string): Promise<string[]> {
  const rows = await db.select().from(licenseConclusions)
  const told = await db.select({ kind: events.kind }).from(events).where(eq(events.subject, digest)).orderBy(events.id)
  return [
    ...rows.map(({ expression, standing }) => `${expression} ${standing}`).sort(),
    ...told.map(({ kind }) => kind).filter((kind) => kind.startsWith('license.')),
  ]
}

test('two people who confirm at once confirm once', async ({ own: { db } }) => {
  const { digest } = await publishedVersion(db)
  const { id } = await proposal(db, digest)
  const stewards = await Promise.all([1, 2, 3].map(() => keptActor(db, { role: 'steward' })))
  const heard = await Promise.all(stewards.map((steward) => opineOnConclusion(db, steward, id, CONFIRM)))
  expect(heard.map(({ kind }) => kind).sort()).toEqual(['heard', 'refused', 'refused'])
  expect(await db.select().from(licenseOpinions)).toHaveLength(1)
  expect(await standings(db, digest)).toEqual(['MIT confirmed', 'license.proposed', 'license.confirmed'])
})

test('two conclusions on one part that are confirmed at once: one supersedes the other, never both stand', async ({
  own: { db },
}) => {
  const { digest } = await publishedVersion(db)
  const ids = [(await proposal(db, digest, 'MIT')).id, (await proposal(db, digest, 'CC-BY-4.0')).id]
  const steward = await keptActor(db, { role: 'steward' })
  await Promise.all(ids.map((id) => opineOnConclusion(db, steward, id, CONFIRM)))
  const rows = await db.select({ standing: licenseConclusions.standing }).from(licenseConclusions)
  expect(rows.map(({ standing }) => standing).sort()).toEqual(['confirmed', 'superseded'])
})

test('a confirmation and a taking back at once: one of the two happens', async ({ own: { db } }) => {
  const { digest } = await publishedVersion(db)
  const { id, author } = await proposal(db, digest)
  const steward = await keptActor(db, { role: 'steward' })
  const heard = await Promise.all([
    opineOnConclusion(db, steward, id, CONFIRM),
    opineOnConclusion(db, author, id, TAKE_BACK),
  ])
  expect(heard.map(({ kind }) => kind).sort()).toEqual(['heard', 'refused'])
})

test('the author takes a proposal back with a reason, and it stays in sight as history', async ({ db }) => {
  const { digest } = await publishedVersion(db)
  const { id, author } = await proposal(db, digest)
  const other = await keptActor(db, { role: 'owner' })
  expect(await opineOnConclusion(db, other, id, TAKE_BACK)).toMatchObject({ kind: 'refused' })
  expect(await opineOnConclusion(db, author, id, TAKE_BACK)).toEqual({ kind: 'heard', standing: 'declined' })
  expect(await standings(db, digest)).toEqual(['MIT declined', 'license.proposed', 'license.taken-back'])
  expect(await opineOnConclusion(db, other, id, CONFIRM)).toMatchObject({ kind: 'refused' })
})

test('auditors of another organization, members and strangers are not heard', async ({ db }) => {
  const { digest } = await publishedVersion(db)
  const { id } = await proposal(db, digest)
  const outsider = await keptActor(db, { organization: 'elsewhere', role: 'auditor' })
  const member = await keptActor(db, { role: 'member' })
  for (const actor of [outsider, member])
    expect((await refusalOf(opineOnConclusion(db, actor, id, CONFIRM))).code).toBe('forbidden')
  expect((await refusalOf(opineOnConclusion(db, null, id, CONFIRM))).code).toBe('unauthenticated')
  const administrator = { ...outsider, isAdministrator: true }
  expect(await opineOnConclusion(db, administrator, id, CONFIRM)).toEqual({ kind: 'heard', standing: 'confirmed' })
  expect(await opineOnConclusion(db, administrator, crypto.randomUUID(), CONFIRM)).toEqual({ kind: 'not-found' })
})
