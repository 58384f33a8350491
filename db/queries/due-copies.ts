import { and, asc, isNull, lte, sql } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { archiveCopies } from '../schema/index.ts'

/** A copy whose turn it is, with what one download of its address must be. */
export type DueCopy = { id: string; url: string; bytes: number | null; sha256: string | null }

/** The copies whose turn it is: first those that somebody asked for, then the longest overdue. One statement. */
export async function listDueCopies(db: Db, { now, limit }: { now: Date; limit: number }): Promise<DueCopy[]> {
  const { id, url, bytes, sha256, dueAt, askedAt, retiredAt } = archiveCopies
  return db
    .select({ id, url, bytes, sha256 })
    .from(archiveCopies)
    .where(and(isNull(retiredAt), lte(dueAt, now)))
    .orderBy(sql`${askedAt} asc nulls last`, asc(dueAt), asc(id))
    .limit(limit)
}
