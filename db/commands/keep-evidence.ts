import { sql } from 'drizzle-orm'
import { type Evidence, evidenceDigest } from '#lib/evidence.ts'
import type { Db } from '../client.ts'
import { evidence } from '../schema/index.ts'

const ROWS_AT_ONCE = 2000

/** An arbitrary number, ours alone: whoever holds this lock is writing evidence. */
const LOCK = 4_011_207_334

/**
 * Keeps each piece of evidence once, by digest. Known ones are left as they are. Two transactions that keep the same
 * pieces in another order would wait for each other for ever, so they take turns; a command locks its dataset first.
 */
export async function keepEvidence(tx: Db, pieces: Evidence[]): Promise<void> {
  const byDigest = new Map(pieces.map((piece) => [evidenceDigest(piece), piece]))
  const rows = [...byDigest]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([digest, { digest: snapshot, ...rest }]) => ({ ...rest, digest, snapshot }))
  if (rows.length > 0) await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await tx
      .insert(evidence)
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .onConflictDoNothing()
  }
}
