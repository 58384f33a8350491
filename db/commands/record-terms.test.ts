import { eq } from 'drizzle-orm'
import { TermsDraft } from '#lib/preference/terms-record.ts'
import { keptActor } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { refusalOf } from '#tests/refusals.ts'
import { readTerms, readTermsStatement } from '../queries/read-terms.ts'
import { events } from '../schema/index.ts'
import { confirmTerms, endTerms, recordTerms } from './record-terms.ts'

const draft = (over: Partial<TermsDraft> = {}) =>
  TermsDraft.parse({
    host: 'www.a.example',
    url: 'https://www.a.example/terms',
    quote: 'You may train models on it.',
    leaves: ['train-gen'],
    effect: 'allow',
    snapshot: `sha256:${'a'.repeat(64)}`,
    reason: 'Section 4 says so.',
    ...over,
  })

test('an allow counts once another person confirmed it; who recorded it can not', async ({ db }) => {
  const [ada, grace] = [await keptActor(db), await keptActor(db, { role: 'auditor' })]
  const { id } = await recordTerms(db, ada, draft())
  expect(await readTermsStatement(db, id)).toMatchObject({ host: 'www.a.example', isReliedOn: false, confirmed: null })
  expect(await confirmTerms(db, ada, id)).toEqual({ kind: 'own' })
  expect(await confirmTerms(db, grace, id)).toEqual({ kind: 'done' })
  expect(await readTermsStatement(db, id)).toMatchObject({ isReliedOn: true, confirmed: { name: 'Ada' } })
  expect(await confirmTerms(db, grace, id)).toMatchObject({ kind: 'over' })
})

test('a deny counts at once, until somebody ends it with a reason; what was written stays', async ({ db }) => {
  const ada = await keptActor(db)
  const { id } = await recordTerms(db, ada, draft({ effect: 'deny', snapshot: null }))
  expect((await readTermsStatement(db, id))?.isReliedOn).toBe(true)
  expect(await endTerms(db, ada, id, { reason: 'They have new terms.' })).toEqual({ kind: 'done' })
  expect(await endTerms(db, ada, id, { reason: 'Again.' })).toMatchObject({ kind: 'over' })
  const ended = await readTermsStatement(db, id)
  expect(ended).toMatchObject({ isReliedOn: false, quote: draft().quote, ended: { reason: 'They have new terms.' } })
  const told = await db.select().from(events).where(eq(events.subject, 'www.a.example')).orderBy(events.id)
  expect(told.map(({ kind }) => kind)).toEqual(['terms.recorded', 'terms.ended'])
})

test('terms are found for their host and for hosts below it', async ({ db }) => {
  const ada = await keptActor(db)
  await recordTerms(db, ada, draft({ host: 'a.example', withSubdomains: true }))
  await recordTerms(db, ada, draft())
  await recordTerms(db, ada, draft({ host: 'b.example' }))
  const found = await readTerms(db, ['WWW.a.example.', 'c.example'])
  expect(found.map(({ host }) => host)).toEqual(['a.example', 'www.a.example'])
  expect(await readTerms(db, [])).toEqual([])
})

test('nobody speaks for all that is below a public suffix; a member, a stranger and nobody may not record', async ({
  db,
}) => {
  const ada = await keptActor(db)
  for (const host of ['co.uk', 'github.io']) {
    const refusal = await refusalOf(recordTerms(db, ada, draft({ host, withSubdomains: true })))
    expect([refusal.code, refusal.issues[0]?.at]).toEqual(['invalid', '/host'])
  }
  const member = await keptActor(db, { role: 'member' })
  expect((await refusalOf(recordTerms(db, member, draft()))).code).toBe('forbidden')
  expect((await refusalOf(recordTerms(db, { ...ada, scopes: ['read'] }, draft()))).message).toContain('scopes (read)')
  expect((await refusalOf(recordTerms(db, null, draft()))).code).toBe('unauthenticated')
})

test('what is not there can be neither confirmed nor ended', async ({ db }) => {
  const ada = await keptActor(db)
  const nothing = '00000000-0000-4000-8000-000000000000'
  expect(await confirmTerms(db, ada, nothing)).toEqual({ kind: 'not-found' })
  expect(await endTerms(db, ada, nothing, { reason: 'x' })).toEqual({ kind: 'not-found' })
})
