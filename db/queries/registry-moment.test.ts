import { recordEvent } from '#db/commands/record-event.ts'
import { isUnchangedSince, registryMoment } from '#db/queries/registry-moment.ts'
import { expect, test } from '#tests/fixtures.ts'

const event = { kind: 'dataset.registered', subject: 'lab/whales', facts: {} }

test('nothing committed since: unchanged', async ({ own }) => {
  await recordEvent(own.db, null, event)
  const moment = await registryMoment(own.db)
  expect(await isUnchangedSince(own.db, moment)).toBe(true)
})

test('an event committed since is seen', async ({ own }) => {
  const moment = await registryMoment(own.db)
  await recordEvent(own.db, null, event)
  expect(await isUnchangedSince(own.db, moment)).toBe(false)
})

test('an event is seen when it commits, even if others that began later committed before it', async ({ own }) => {
  let commit: (() => void) | undefined
  const mayCommit = new Promise<void>((resolve) => {
    commit = resolve
  })
  let written: (() => void) | undefined
  const isWritten = new Promise<void>((resolve) => {
    written = resolve
  })
  const slow = own.db.transaction(async (tx) => {
    await recordEvent(tx, null, event)
    written?.()
    await mayCommit
  })
  await isWritten
  for (let count = 0; count < 3; count++) await recordEvent(own.db, null, event)
  const moment = await registryMoment(own.db)
  expect(await isUnchangedSince(own.db, moment)).toBe(true)
  commit?.()
  await slow
  expect(await isUnchangedSince(own.db, moment)).toBe(false)
})
