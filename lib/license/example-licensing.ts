import type { Digest } from '../digest.ts'
import type { LicensedPart, LicensingStatement, VersionLicensing } from './licensing.ts'
import { recordedLicensing } from './recorded-licensing.ts'
import { recordedStatement } from './recorded-statement.ts'
import { LicenseStatement, type LicenseStatementInput } from './statement.ts'

// Factories for the tests of this room.

/** A statement that concludes an expression for the contents, as the record holds it, unless told otherwise. */
export function said(expression: string, over: Partial<LicenseStatementInput> = {}): LicensingStatement {
  return recordedStatement(LicenseStatement.parse({ raw: expression, expression, kind: 'concluded', ...over }))
}

/** A source with these statements. */
export function source(
  index: number,
  statements: LicensingStatement[],
  over: Partial<LicensedPart> = {},
): LicensedPart {
  const nothing = { url: null, share: null, mode: null, collectedFrom: null, collectedTo: null }
  return { ...nothing, id: `source/${index}`, kind: 'source', name: `Source ${index}`, statements, ...over }
}

/** A version with these statements about the whole, and these parts. */
export function licensing(ofWhole: LicensingStatement[], parts: LicensedPart[] = []): VersionLicensing {
  const version: Digest = `sha256:${'1'.repeat(64)}`
  const head = { version, dataset: 'lab/whales', label: '1.0.0', title: 'Whales', releaseDate: '2026-06-05' }
  const empty = recordedLicensing({ ...head, licenses: [], sources: [] })
  return { ...empty, parts: [...empty.parts.map((part) => ({ ...part, statements: ofWhole })), ...parts] }
}
