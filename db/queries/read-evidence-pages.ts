import type { EvidenceState } from '#lib/license/licensing.ts'
import type { Db } from '../client.ts'
import { evidencePages } from '../schema/index.ts'
import { anyOf } from './any-of.ts'

/** How the pages of these pieces of evidence stand, by the evidence's digest; one statement. One that is not watched is missing. */
export async function readEvidencePages(db: Db, digests: string[]): Promise<Map<string, EvidenceState>> {
  if (digests.length === 0) return new Map()
  const rows = await db.select().from(evidencePages).where(anyOf(evidencePages.evidence, digests))
  return new Map(
    rows.map(({ evidence, state, checkedAt, staleSince, snapshot }) => [
      evidence,
      {
        state,
        checkedAt: checkedAt?.toISOString() ?? null,
        staleSince: staleSince?.toISOString() ?? null,
        snapshot,
      },
    ]),
  )
}
