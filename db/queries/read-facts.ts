import { asc, eq } from 'drizzle-orm'
import type { RecordedFacts } from '#lib/assessment/facts/groups.ts'
import type { RecordedOnce } from '#lib/assessment/facts-document.ts'
import type { Db } from '../client.ts'
import { versionFacts } from '../schema/index.ts'
import { type ExactVersion, findExactVersion } from './find-exact-version.ts'
import { readKeptEvidence, readRecordedFacts } from './read-recorded-facts.ts'

/** What is recorded of a published version: of each group the newest; null where there is no such version. Four statements. */
export async function readFacts(
  db: Db,
  digest: string,
): Promise<{ version: ExactVersion; recorded: RecordedFacts } | null> {
  const version = await findExactVersion(db, digest)
  if (version === null) return null
  return { version, recorded: (await readRecordedFacts(db, [version.id])).get(version.id) ?? {} }
}

/** Everything that was ever recorded of a version (its internal id), oldest first; what was taken back stands as null. Three statements. */
export async function readFactHistory(db: Db, versionId: string): Promise<RecordedOnce[]> {
  const rows = await db
    .select({
      key: versionFacts.key,
      value: versionFacts.value,
      evidence: versionFacts.evidence,
      by: versionFacts.authorName,
      at: versionFacts.at,
    })
    .from(versionFacts)
    .where(eq(versionFacts.versionId, versionId))
    .orderBy(asc(versionFacts.at), asc(versionFacts.id))
  const kept = await readKeptEvidence(
    db,
    rows.flatMap(({ evidence }) => evidence),
  )
  return rows.map(({ key, value, evidence, by, at }) => ({
    key,
    value: value ?? null,
    evidence: evidence.flatMap((digest) => kept.get(digest) ?? []),
    by,
    at: at.toISOString(),
  }))
}
