import { asc } from 'drizzle-orm'
import type { LocatedCopy } from '#lib/assessment/derive-copies.ts'
import type { Db } from '../client.ts'
import { archiveCopies } from '../schema/index.ts'
import { anyOf } from './any-of.ts'
import { readDecidingChecks } from './read-checks.ts'

/** The copies of these versions with the checks that decide where they stand at a moment, by version id, retired ones included. Two statements. */
export async function readCopies(
  db: Db,
  versionIds: readonly string[],
  asOf: Date,
): Promise<Map<string, LocatedCopy[]>> {
  if (versionIds.length === 0) return new Map()
  const { id, versionId, host, url, custodian, mandate, covers, path, place, at, retiredAt } = archiveCopies
  const rows = await db
    .select({ id, versionId, host, url, custodian, mandate, covers, path, place, at, retiredAt })
    .from(archiveCopies)
    .where(anyOf(versionId, versionIds))
    .orderBy(asc(at), asc(id))
  const checks = await readDecidingChecks(
    db,
    rows.map((row) => row.id),
    asOf,
  )
  const found = new Map<string, LocatedCopy[]>()
  for (const { versionId: version, at: recordedAt, retiredAt: retired, ...row } of rows) {
    const copy = {
      ...row,
      recordedAt: recordedAt.toISOString(),
      retiredAt: retired?.toISOString() ?? null,
      checks: checks.get(row.id) ?? [],
    }
    found.set(version, [...(found.get(version) ?? []), copy])
  }
  return found
}
