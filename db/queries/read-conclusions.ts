import { asc, eq, getTableColumns, inArray } from 'drizzle-orm'
import { type Digest, isDigest } from '#lib/digest.ts'
import type { PublicConclusion } from '#lib/license/conclusion.ts'
import type { Db } from '../client.ts'
import { licenseConclusions, licenseOpinions, versions } from '../schema/index.ts'
import { anyOf } from './any-of.ts'
import { readEvidence } from './read-evidence.ts'

/** Conclusions of these versions (ids of `versions`), oldest first, with what others said; three statements. */
export async function readConclusions(db: Db, versionIds: string[]): Promise<PublicConclusion[]> {
  if (versionIds.length === 0) return []
  const rows = await selectConclusions(db)
    .where(anyOf(licenseConclusions.versionId, versionIds))
    .orderBy(asc(licenseConclusions.at), asc(licenseConclusions.id))
  return withOpinions(db, rows)
}

/** The conclusions on a version by its digest, or null where none is published under it. */
export async function listConclusions(db: Db, digest: string): Promise<PublicConclusion[] | null> {
  const [version] = await db.select({ id: versions.id }).from(versions).where(eq(versions.digest, digest))
  return version === undefined ? null : readConclusions(db, [version.id])
}

/** One conclusion by its id, or null; three statements. */
export async function findConclusion(db: Db, id: string): Promise<PublicConclusion | null> {
  const rows = await selectConclusions(db).where(eq(licenseConclusions.id, id))
  const [found] = await withOpinions(db, rows)
  return found ?? null
}

function selectConclusions(db: Db) {
  const {
    versionId: _versionId,
    author: _author,
    authorName,
    settledAt: _settledAt,
    ...columns
  } = getTableColumns(licenseConclusions)
  return db
    .select({ ...columns, by: authorName, digest: versions.digest })
    .from(licenseConclusions)
    .innerJoin(versions, eq(versions.id, licenseConclusions.versionId))
    .$dynamic()
}

type Row = Awaited<ReturnType<typeof selectConclusions>>[number]

async function withOpinions(db: Db, rows: Row[]): Promise<PublicConclusion[]> {
  const ids = rows.map(({ id }) => id)
  const opinions =
    ids.length === 0
      ? []
      : await db
          .select()
          .from(licenseOpinions)
          .where(inArray(licenseOpinions.conclusionId, ids))
          .orderBy(asc(licenseOpinions.at), asc(licenseOpinions.id))
  const kept = await readEvidence(
    db,
    rows.flatMap((row) => row.evidence),
  )
  const said = new Map<string, PublicConclusion['opinions']>()
  for (const { conclusionId, stance, expression, reason, authorName, at } of opinions) {
    const opinion = { stance, expression, reason, by: authorName, at: at.toISOString() }
    said.set(conclusionId, [...(said.get(conclusionId) ?? []), opinion])
  }
  return rows.flatMap(({ digest, at, evidence, ...row }) => {
    if (!isPublished(digest)) return []
    const pieces = evidence.flatMap((piece) => kept.get(piece) ?? [])
    return { ...row, version: digest, at: at.toISOString(), evidence: pieces, opinions: said.get(row.id) ?? [] }
  })
}

function isPublished(digest: string | null): digest is Digest {
  return digest !== null && isDigest(digest)
}
