import { and, eq, lt, sql } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { idempotencyKeys } from '../schema/index.ts'

/** An answer as it is kept: the status, and the rest of it as a text that the edge writes and reads. */
export type KeptAnswer = { status: number; body: string }

/** Who asks under which key for what: `request` is a digest of method, address and body. */
export type RepeatableRequest = { actor: string; key: string; request: string }

export type Answered<Fresh> =
  | { kind: 'fresh'; answer: Fresh }
  | { kind: 'repeated'; answer: KeptAnswer }
  | { kind: 'other-request' }
  | { kind: 'in-flight' }

/**
 * Does `work` once for a key of this actor, within a day, and keeps its answer: the same request again gets that answer,
 * another request under the same key none. Work and answer are one transaction, so that after a crash either both are
 * there or neither is, and asking again is right in both cases. Two at once: the second is told `in-flight`. Where
 * `work` throws nothing is kept, and it may be asked again.
 */
export async function answerOnce<Fresh>(
  db: Db,
  asked: RepeatableRequest,
  work: (tx: Db) => Promise<{ fresh: Fresh; kept: KeptAnswer }>,
): Promise<Answered<Fresh>> {
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, sql`now() - interval '1 day'`))
  return db.transaction(async (tx): Promise<Answered<Fresh>> => {
    if (!(await lockKey(tx, asked))) return { kind: 'in-flight' }
    const [known] = await tx
      .select({ request: idempotencyKeys.request, status: idempotencyKeys.status, body: idempotencyKeys.body })
      .from(idempotencyKeys)
      .where(and(eq(idempotencyKeys.actor, asked.actor), eq(idempotencyKeys.key, asked.key)))
    if (known !== undefined) {
      if (known.request !== asked.request) return { kind: 'other-request' }
      return { kind: 'repeated', answer: { status: known.status ?? 200, body: known.body ?? '' } }
    }
    const { fresh, kept } = await work(tx)
    await tx.insert(idempotencyKeys).values({ ...asked, ...kept })
    return { kind: 'fresh', answer: fresh }
  })
}

/** Takes the key until the transaction ends; false where another transaction has it. */
async function lockKey(tx: Db, { actor, key }: RepeatableRequest): Promise<boolean> {
  const name = JSON.stringify([actor, key])
  const answer = await tx.execute<{ taken: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${name}, 4011207333)) as taken`,
  )
  return answer.rows[0]?.taken === true
}
