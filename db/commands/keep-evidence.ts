import { type Evidence, evidenceDigest } from '#lib/evidence.ts'
import type { Db } from '../client.ts'
import { evidence } from '../schema/index.ts'

const ROWS_AT_ONCE = 2000

/** Keeps each piece of evidence once, by digest. Known ones are left as they are. */
export async function keepEvidence(tx: Db, pieces: Evidence[]): Promise<void> {
  const byDigest = new Map(pieces.map((piece) => [evidenceDigest(piece), piece]))
  const rows = [...byDigest]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([digest, { digest: snapshot, ...rest }]) => ({ ...rest, digest, snapshot }))
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await tx
      .insert(evidence)
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .onConflictDoNothing()
  }
}
