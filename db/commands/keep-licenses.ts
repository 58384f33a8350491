import { evidenceDigest } from '#lib/evidence.ts'
import type { LicenseStatement } from '#lib/license/statement.ts'
import type { Db } from '../client.ts'
import { licenseStatements } from '../schema/index.ts'

const ROWS_AT_ONCE = 2000

/** What the statements are about: a dataset, a version, or a source or file group of a version. */
export type LicenseSubject = { datasetId: string } | { versionId: string; sourceId?: string; fileGroupId?: string }

/** Writes licence statements with their evidence's digests, in the order given. The evidence is kept by `keepEvidence`. */
export async function keepLicenses(
  tx: Db,
  statements: { subject: LicenseSubject; license: LicenseStatement }[],
): Promise<void> {
  const rows = statements.map(({ subject, license }, position) => ({
    ...license,
    ...subject,
    position,
    evidence: license.evidence.map(evidenceDigest),
  }))
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await tx.insert(licenseStatements).values(rows.slice(from, from + ROWS_AT_ONCE))
  }
}
