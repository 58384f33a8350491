import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Evidence } from '#lib/evidence.ts'
import type { LicenseStatement } from '#lib/license/statement.ts'
import type { Db } from '../client.ts'
import { licenseStatements } from '../schema/index.ts'
import { readEvidence } from './read-evidence.ts'

type Row = typeof licenseStatements.$inferSelect

/** The licence statements about a dataset, or about a version as a whole (not its sources and file groups), with their evidence; two statements. */
export async function readLicenses(
  db: Db,
  subject: { datasetId: string } | { versionId: string },
): Promise<LicenseStatement[]> {
  const about =
    'datasetId' in subject
      ? eq(licenseStatements.datasetId, subject.datasetId)
      : eq(licenseStatements.versionId, subject.versionId)
  const rows = await db
    .select()
    .from(licenseStatements)
    .where(and(about, isNull(licenseStatements.sourceId), isNull(licenseStatements.fileGroupId)))
    .orderBy(asc(licenseStatements.position))
  const kept = await readEvidence(
    db,
    rows.flatMap((row) => row.evidence),
  )
  return rows.map((row) => publicLicense(row, kept))
}

/** A row as the statement that was written, its evidence put back from what is kept. */
export function publicLicense(row: Row, kept: Map<string, Evidence>): LicenseStatement {
  const { layer, kind, raw, expression, match, basis, readFrom, by, at, reason } = row
  const evidence = row.evidence.flatMap((digest) => kept.get(digest) ?? [])
  return { layer, kind, raw, expression, match, basis, readFrom, by, at, reason, evidence }
}
