import { evidenceDigest } from '../evidence.ts'
import type { EvidenceState, LicensingStatement } from './licensing.ts'
import type { LicenseStatement } from './statement.ts'

/** Nothing has looked at the page again. */
export const UNCHECKED: EvidenceState = { state: 'unchecked', checkedAt: null, staleSince: null, snapshot: null }

/** A statement of the record: it stands as recorded, and its evidence has not been looked at again. */
export function recordedStatement(license: LicenseStatement): LicensingStatement {
  const watched = license.evidence.map((piece) => ({ digest: evidenceDigest(piece), page: UNCHECKED }))
  return { ...license, standing: 'recorded', conclusion: null, watched }
}
