import { desc, sql } from 'drizzle-orm'
import type { FixityCheck } from '#lib/archive/check.ts'
import type { Evidence } from '#lib/evidence.ts'
import type { Db } from '../client.ts'
import { fixityChecks } from '../schema/index.ts'
import { anyOf } from './any-of.ts'

/** A check as it is kept, its evidence by digest. */
export type KeptCheck = Omit<FixityCheck, 'evidence'> & { evidence: string[] }

/** So many checks of one version are listed; all of them are kept. */
export const LISTED_CHECKS = 50

/**
 * The checks of these copies until a moment, the newest first: those that are listed, and of each copy and kind of outcome the newest two, from which its standing
 * follows. `count`: how many are kept. One statement.
 */
export async function readArchiveChecks(
  db: Db,
  copies: readonly string[],
  asOf: Date,
): Promise<{ checks: KeptCheck[]; count: number }> {
  if (copies.length === 0) return { checks: [], count: 0 }
  const { copyId, at, id, outcome, basis, link } = fixityChecks
  const ranked = db
    .select({
      id,
      place: sql<number>`row_number() over (order by ${at} desc, ${id})`.as('place'),
      ofKind:
        sql<number>`row_number() over (partition by ${copyId}, ${outcome}, ${basis}, ${link} order by ${at} desc, ${id})`.as(
          'of_kind',
        ),
      count: sql<number>`(count(*) over ())::int`.as('count'),
    })
    .from(fixityChecks)
    .where(sql`${anyOf(copyId, copies)} and ${at} <= ${asOf.toISOString()}`)
    .as('ranked')
  const rows = await db
    .select({ check: fixityChecks, count: ranked.count })
    .from(fixityChecks)
    .innerJoin(
      ranked,
      sql`${ranked.id} = ${fixityChecks.id} and (${ranked.place} <= ${LISTED_CHECKS} or ${ranked.ofKind} <= 2)`,
    )
    .orderBy(desc(at), id)
  return { checks: rows.map(({ check }) => checkOf(check)), count: rows[0]?.count ?? 0 }
}

/** The check with its pieces of evidence in place of their digests. */
export function withEvidence(check: KeptCheck, pieces: ReadonlyMap<string, Evidence>): FixityCheck {
  return { ...check, evidence: check.evidence.flatMap((digest) => pieces.get(digest) ?? []) }
}

function checkOf(row: typeof fixityChecks.$inferSelect): KeptCheck {
  const { copyId: copy, at, author: _author, recordedAt: _recordedAt, ...check } = row
  return { ...check, copy, at: at.toISOString() }
}
