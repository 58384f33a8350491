import type { Evidence } from '#lib/evidence.ts'
import type { Db } from '../client.ts'
import { evidence } from '../schema/index.ts'
import { anyOf } from './any-of.ts'

/** The pieces of evidence with these digests, by digest, in one statement. A digest that is not kept is missing. */
export async function readEvidence(db: Db, digests: string[]): Promise<Map<string, Evidence>> {
  if (digests.length === 0) return new Map()
  const rows = await db.select().from(evidence).where(anyOf(evidence.digest, digests))
  return new Map(rows.map(({ digest, snapshot, ...rest }) => [digest, { ...rest, digest: snapshot }]))
}
