import { sql } from 'drizzle-orm'
import { expect, test } from '#tests/fixtures.ts'
import type { Db } from '../client.ts'
import { organizations } from '../schema/index.ts'
import { answerOnce } from './answer-once.ts'

const ASKED = { actor: 'person-1', key: 'k', request: 'r' }

/** A work that writes, and tells how often it ran by what is written. */
function creating(slug: string) {
  return async (tx: Db) => {
    await tx.insert(organizations).values({ slug, name: slug })
    return { fresh: slug, kept: { status: 201, body: `made ${slug}` } }
  }
}

async function countOf(db: Db): Promise<number> {
  return (await db.select({ slug: organizations.slug }).from(organizations)).length
}

test('the same request under the same key is carried out once and gets the same answer', async ({ own: { db } }) => {
  expect(await answerOnce(db, ASKED, creating('a'))).toEqual({ kind: 'fresh', answer: 'a' })
  const repeated = { kind: 'repeated', answer: { status: 201, body: 'made a' } }
  expect(await answerOnce(db, ASKED, creating('b'))).toEqual(repeated)
  expect(await countOf(db)).toBe(1)
})

test('another request under the key is not carried out; under another key or for another person it is', async ({
  own: { db },
}) => {
  await answerOnce(db, ASKED, creating('a'))
  expect(await answerOnce(db, { ...ASKED, request: 'other' }, creating('b'))).toEqual({ kind: 'other-request' })
  expect(await answerOnce(db, { ...ASKED, key: 'k2' }, creating('c'))).toMatchObject({ kind: 'fresh' })
  expect(await answerOnce(db, { ...ASKED, actor: 'person-2' }, creating('d'))).toMatchObject({ kind: 'fresh' })
  expect(await countOf(db)).toBe(3)
})

test('work that fails leaves neither a change nor an answer, and may be asked for again', async ({ own: { db } }) => {
  const failing = async (tx: Db) => {
    await creating('a')(tx)
    throw new Error('the process died')
  }
  await expect(answerOnce(db, ASKED, failing)).rejects.toThrow('the process died')
  expect(await countOf(db)).toBe(0)
  expect(await answerOnce(db, ASKED, creating('a'))).toEqual({ kind: 'fresh', answer: 'a' })
})

test('while the request is carried out, the same one is told so and changes nothing', async ({ own: { db } }) => {
  let goOn = () => {}
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve
  })
  let started = () => {}
  const running = new Promise<void>((resolve) => {
    started = resolve
  })
  const first = answerOnce(db, ASKED, async (tx) => {
    started()
    await waiting
    return creating('a')(tx)
  })
  await running
  expect(await answerOnce(db, ASKED, creating('b'))).toEqual({ kind: 'in-flight' })
  goOn()
  expect(await first).toEqual({ kind: 'fresh', answer: 'a' })
  expect(await answerOnce(db, ASKED, creating('b'))).toMatchObject({ kind: 'repeated' })
  expect(await countOf(db)).toBe(1)
})

test('a key is kept for a day', async ({ own: { db } }) => {
  await answerOnce(db, ASKED, creating('a'))
  await db.execute(sql`update idempotency_keys set created_at = now() - interval '25 hours'`)
  expect(await answerOnce(db, ASKED, creating('b'))).toEqual({ kind: 'fresh', answer: 'b' })
})
