import { lte, sql } from 'drizzle-orm'
import type { CheckSeen } from '#lib/archive/standing.ts'
import type { Db } from '../client.ts'
import { fixityChecks } from '../schema/index.ts'
import { anyOf } from './any-of.ts'

/** Of each kind of outcome the newest two are enough to tell where a copy stands. */
const OF_EACH_KIND = 2

/**
 * The checks from which the standing of these copies at a moment follows, by the copy's id: the newest of each outcome, basis and link. One statement, and at most a
 * few rows for each copy, however often it was checked.
 */
export async function readDecidingChecks(
  db: Db,
  copies: readonly string[],
  asOf: Date,
): Promise<Map<string, CheckSeen[]>> {
  if (copies.length === 0) return new Map()
  const { copyId, at, outcome, basis, link } = fixityChecks
  const place = sql<number>`row_number() over (partition by ${copyId}, ${outcome}, ${basis}, ${link} order by ${at} desc, ${fixityChecks.id})`
  const ranked = db
    .select({ copyId, at, outcome, basis, link, place: place.as('place') })
    .from(fixityChecks)
    .where(sql`${anyOf(copyId, copies)} and ${at} <= ${asOf.toISOString()}`)
    .as('ranked')
  const rows = await db.select().from(ranked).where(lte(ranked.place, OF_EACH_KIND))
  const found = new Map<string, CheckSeen[]>()
  for (const { copyId: copy, place: _place, ...row } of rows)
    found.set(copy, [...(found.get(copy) ?? []), { ...row, at: row.at.toISOString() }])
  return found
}
