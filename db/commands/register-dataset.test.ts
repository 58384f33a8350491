import { eq } from 'drizzle-orm'
import { amendDataset } from '#db/commands/amend-dataset.ts'
import { registerDataset } from '#db/commands/register-dataset.ts'
import { readDataset } from '#db/queries/read-dataset.ts'
import { events } from '#db/schema/index.ts'
import { datasetDraft, keptActor, someActor } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { refusalOf } from '#tests/refusals.ts'

const LICENSE = {
  raw: 'cc-by-4.0',
  expression: 'CC-BY-4.0',
  match: 'case' as const,
  evidence: [{ source: 'https://example.org/license', retrievedAt: '2026-06-05', quote: 'CC BY 4.0' }],
}

test('a dataset is registered with its licences and evidence, and its event in the same transaction', async ({
  db,
}) => {
  const actor = await keptActor(db)
  const draft = datasetDraft({ licenses: [LICENSE], keywords: ['whales'] })
  expect(await registerDataset(db, actor, draft)).toMatchObject({ kind: 'registered', path: 'lab/whales' })
  const kept = await readDataset(db, null, 'lab/whales')
  expect(kept).toMatchObject({
    title: 'Whales',
    keywords: ['whales'],
    state: 'drafts-only',
    versions: [],
    current: null,
  })
  expect(kept?.licenses).toEqual(draft.licenses)
  const told = await db.select().from(events).where(eq(events.subject, 'lab/whales')).orderBy(events.id)
  expect(told.map((event) => [event.kind, event.actor])).toEqual([['dataset.registered', actor.userId]])
})

test('a name is given once in an organisation, and may be given in another', async ({ db }) => {
  const actor = await keptActor(db)
  await registerDataset(db, actor, datasetDraft())
  expect(await registerDataset(db, actor, datasetDraft())).toEqual({ kind: 'name-taken' })
  const press = await keptActor(db, { organization: 'press' })
  expect(await registerDataset(db, press, datasetDraft({ organization: 'press' }))).toMatchObject({
    kind: 'registered',
  })
})

test('an organisation that is not there is told', async ({ db }) => {
  const actor = { ...(await keptActor(db)), isAdministrator: true }
  expect(await registerDataset(db, actor, datasetDraft({ organization: 'nowhere' }))).toEqual({
    kind: 'no-organization',
  })
})

test('only those who may register do, and nothing is written for others', async ({ db }) => {
  const auditor = await keptActor(db, { role: 'auditor' })
  expect((await refusalOf(registerDataset(db, null, datasetDraft()))).code).toBe('unauthenticated')
  expect((await refusalOf(registerDataset(db, auditor, datasetDraft()))).code).toBe('forbidden')
  const reader = { ...(await keptActor(db)), scopes: ['read' as const] }
  expect((await refusalOf(registerDataset(db, reader, datasetDraft()))).message).toContain('scopes')
  expect(await readDataset(db, null, 'lab/whales')).toBeNull()
})

test('what is amended changes, what is not stays', async ({ db }) => {
  const actor = await keptActor(db)
  await registerDataset(db, actor, datasetDraft({ licenses: [LICENSE], publisher: 'Lab' }))
  expect(await amendDataset(db, actor, 'lab/whales', { title: 'More Whales', licenses: [] })).toEqual({
    kind: 'amended',
  })
  expect(await readDataset(db, null, 'lab/whales')).toMatchObject({
    title: 'More Whales',
    licenses: [],
    publisher: 'Lab',
  })
  const told = await db.select().from(events).where(eq(events.kind, 'dataset.amended')).orderBy(events.id)
  expect(told[0]?.facts).toEqual({ fields: ['licenses', 'title'] })
})

test('a dataset that is not there can’t be amended, nor one of others', async ({ db }) => {
  const actor = await keptActor(db)
  expect(await amendDataset(db, actor, 'lab/nothing', { title: 'X' })).toEqual({ kind: 'not-found' })
  const stranger = someActor({ memberships: [{ organization: 'press', role: 'owner' }] })
  expect((await refusalOf(amendDataset(db, stranger, 'lab/whales', { title: 'X' }))).code).toBe('forbidden')
})
