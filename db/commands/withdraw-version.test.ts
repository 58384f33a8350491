import { eq, sql } from 'drizzle-orm'
import type { Db } from '#db/client.ts'
import { draftVersion } from '#db/commands/draft-version.ts'
import { publishVersion } from '#db/commands/publish-version.ts'
import { registerDataset } from '#db/commands/register-dataset.ts'
import { listTakenDois, recordUnregistered, requestDoi } from '#db/commands/register-doi.ts'
import { withdrawVersion } from '#db/commands/withdraw-version.ts'
import { readDataset } from '#db/queries/read-dataset.ts'
import { readRecord } from '#db/queries/read-record.ts'
import { readVersion } from '#db/queries/read-version.ts'
import { events } from '#db/schema/index.ts'
import { Withdrawal } from '#lib/dataset/schema.ts'
import { Digest } from '#lib/digest.ts'
import { datasetDraft, keptActor, versionDraft } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { refusalOf } from '#tests/refusals.ts'

const PATH = 'lab/whales'

function because(over: { successor?: string } = {}) {
  return Withdrawal.parse({ kind: 'licence', reason: 'The licence was wrong.', ...over })
}

async function published(db: Db, ...labels: string[]) {
  const actor = await keptActor(db)
  await registerDataset(db, actor, datasetDraft())
  const digests: string[] = []
  for (const label of labels) {
    await draftVersion(db, actor, PATH, versionDraft({ label }))
    const result = await publishVersion(db, actor, PATH, label)
    if (result.kind === 'published') digests.push(result.digest)
  }
  return { actor, digests }
}

test('a withdrawn version keeps its record and page, with the reason, and is no longer current', async ({ db }) => {
  const { actor, digests } = await published(db, '1', '2')
  const [first = '', second = ''] = digests
  const result = await withdrawVersion(db, actor, PATH, '2', because({ successor: first }))
  expect(result).toEqual({ kind: 'withdrawn', digest: second })
  const version = await readVersion(db, null, { digest: second })
  expect(version).toMatchObject({
    status: 'withdrawn',
    withdrawal: because({ successor: first }),
    successor: { label: '1' },
  })
  expect(await readRecord(db, second)).not.toBeNull()
  expect(await readDataset(db, null, PATH)).toMatchObject({ current: '1', state: 'published' })
  const [event] = await db.select().from(events).where(eq(events.kind, 'version.withdrawn')).orderBy(events.id)
  expect(event).toMatchObject({ subject: second, facts: { dataset: PATH, label: '2', reason: 'licence' } })
})

test('a dataset whose versions are all withdrawn says so', async ({ db }) => {
  const { actor } = await published(db, '1')
  await withdrawVersion(db, actor, PATH, '1', because())
  expect(await readDataset(db, null, PATH)).toMatchObject({ current: null, state: 'withdrawn' })
})

test('a version is withdrawn once: the first reason stays', async ({ db }) => {
  const { actor, digests } = await published(db, '1')
  await withdrawVersion(db, actor, PATH, '1', because())
  const again = Withdrawal.parse({ kind: 'other', reason: 'Another.' })
  expect(await withdrawVersion(db, actor, PATH, '1', again)).toEqual({ kind: 'already-withdrawn' })
  const version = await readVersion(db, null, { digest: digests[0] ?? '' })
  expect(version?.withdrawal?.reason).toBe('The licence was wrong.')
  const changed = db.transaction((tx) => tx.execute(sql`update versions set withdrawal = '{"reason": "x"}'`))
  await expect(changed).rejects.toMatchObject({ cause: { code: '23001' } })
  const undone = db.transaction((tx) =>
    tx.execute(sql`update versions set status = 'published', withdrawal = null, withdrawn_at = null`),
  )
  await expect(undone).rejects.toMatchObject({ cause: { code: '23001' } })
})

test('drafts and what is not there are not withdrawn', async ({ db }) => {
  const { actor } = await published(db)
  await draftVersion(db, actor, PATH, versionDraft({ label: '1' }))
  expect(await withdrawVersion(db, actor, PATH, '1', because())).toEqual({ kind: 'is-a-draft' })
  expect(await withdrawVersion(db, actor, PATH, '9', because())).toEqual({ kind: 'not-found' })
})

test('a successor is another version that is known and stands', async ({ db }) => {
  const { actor, digests } = await published(db, '1', '2')
  const [first = '', second = ''] = digests
  for (const successor of [first, `sha256:${'9'.repeat(64)}`]) {
    const refusal = await refusalOf(withdrawVersion(db, actor, PATH, '1', because({ successor })))
    expect(refusal.issues[0]?.at).toBe('/successor')
  }
  await withdrawVersion(db, actor, PATH, '2', because())
  const refusal = await refusalOf(withdrawVersion(db, actor, PATH, '1', because({ successor: second })))
  expect(refusal.message).toContain('withdrawn itself')
  expect(await readVersion(db, null, { digest: first })).toMatchObject({ status: 'published' })
})

test('only owners and stewards withdraw', async ({ db }) => {
  await published(db, '1')
  const member = await keptActor(db, { role: 'member' })
  expect((await refusalOf(withdrawVersion(db, member, PATH, '1', because()))).code).toBe('forbidden')
})

test('a withdrawal is told to the agency by a job of its own where there is a DOI, and undone with it', async ({
  db,
}) => {
  const { actor, digests } = await published(db, '1', '2', '3')
  const [first = '', second = ''] = digests
  const jobs = async () => {
    const { rows } = await db.execute(sql`
      select job.payload->>'digest' as digest from graphile_worker._private_jobs job
      join graphile_worker._private_tasks task on task.id = job.task_id
      where task.identifier = 'register-doi' order by job.id`)
    return rows.map(({ digest }) => digest)
  }
  for (const digest of [Digest.parse(first), Digest.parse(second)]) await requestDoi(db, actor, digest, '10.5072')
  const [refused] = await listTakenDois(db, second)
  if (refused === undefined) throw new Error('No DOI was taken.')
  await recordUnregistered(db, refused, { isFinal: true, note: 'No creators.' })
  await db
    .transaction(async (tx) => {
      await withdrawVersion(tx, actor, PATH, '1', because())
      throw new Error('undone')
    })
    .catch(() => undefined)
  expect(await jobs()).toEqual([first, second])
  for (const label of ['1', '2', '3']) await withdrawVersion(db, actor, PATH, label, because())
  expect(await jobs()).toEqual([first, second, first])
})

test('two people who withdraw at once withdraw once', async ({ own }) => {
  const { actor } = await published(own.db, '1')
  const results = await Promise.all([1, 2, 3].map(() => withdrawVersion(own.db, actor, PATH, '1', because())))
  expect(results.map((result) => result.kind).sort()).toEqual(['already-withdrawn', 'already-withdrawn', 'withdrawn'])
})
