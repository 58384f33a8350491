import { keptActor } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import type { Db } from '../client.ts'
import { recordEvent } from '../commands/record-event.ts'
import { listEvents } from './list-events.ts'

// A transaction that is open in another database of the same Postgres holds events back too: hence the polls.

function published(db: Db, subject: string): Promise<void> {
  return recordEvent(db, null, { kind: 'version.published', subject, facts: { label: '1' } })
}

const subjectsOf = async (db: Db, after = 0) =>
  (await listEvents(db, { after, limit: 100 }))?.map(({ subject }) => subject)

test('only what is public is told, and never who did it', async ({ own: { db } }) => {
  const actor = await keptActor(db)
  await recordEvent(db, actor, { kind: 'token.issued', subject: 'secret', facts: {} })
  await recordEvent(db, actor, { kind: 'version.drafted', subject: 'lab/whales', facts: { label: 'x' } })
  await recordEvent(db, actor, { kind: 'dataset.registered', subject: 'lab/whales', facts: { title: 'Whales' } })
  await expect.poll(() => subjectsOf(db)).toEqual(['lab/whales'])
  const events = await listEvents(db, { after: 0, limit: 100 })
  expect(Object.keys(events?.[0] ?? {}).sort()).toEqual(['at', 'facts', 'id', 'kind', 'subject'])
})

test('whoever asks on misses nothing, though a transaction that began first may end last', async ({ own: { db } }) => {
  await published(db, 'before')
  let commit = () => {}
  const held = new Promise<void>((resolve) => {
    commit = resolve
  })
  let written = () => {}
  const first = new Promise<void>((resolve) => {
    written = resolve
  })
  const slow = db.transaction(async (tx) => {
    await published(tx, 'slow')
    written()
    await held
  })
  await first
  await published(db, 'quick')
  await expect.poll(() => subjectsOf(db)).toEqual(['before'])
  const [last] = (await listEvents(db, { after: 0, limit: 1 })) ?? []
  commit()
  await slow
  await expect.poll(() => subjectsOf(db, last?.id)).toEqual(['slow', 'quick'])
})

test('pages follow each other, and an id that is none is told', async ({ own: { db } }) => {
  for (const subject of ['a', 'b', 'c']) await published(db, subject)
  await expect.poll(() => subjectsOf(db)).toEqual(['a', 'b', 'c'])
  const page = (await listEvents(db, { after: 0, limit: 2 })) ?? []
  expect(page.map(({ subject }) => subject)).toEqual(['a', 'b'])
  expect(await subjectsOf(db, page[1]?.id)).toEqual(['c'])
  expect(await listEvents(db, { after: 1_000_000, limit: 1 })).toBeNull()
})
