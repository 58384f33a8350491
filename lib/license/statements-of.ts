import { alternativesOf, type Branch } from './alternatives.ts'
import { knownTerms } from './judge-leaf.ts'
import type { LicensedPart, LicensingStatement } from './licensing.ts'
import { settledOf } from './parts.ts'
import type { LicenseTerms } from './terms.ts'

/** The statements of one kind about the part’s contents, in their order. */
export function contentOf(part: LicensedPart, kind: LicensingStatement['kind']): LicensingStatement[] {
  return part.statements.filter((statement) => statement.layer === 'content' && statement.kind === kind)
}

/** What is concluded about the part's contents, else what is declared. */
export function bestOf(part: LicensedPart): LicensingStatement[] {
  return settledOf(part, 'content', 'declared')
}

/** Whether a statement names a licence, or that there is none. */
export function isDetermined({ expression }: LicensingStatement): boolean {
  return expression !== 'NOASSERTION'
}

/** The entries of all licences that the statements name; of a choice, those of its first branch. */
export function termsOf(statements: readonly LicensingStatement[], edition: string): LicenseTerms[] {
  const first = (expression: string): Branch => alternativesOf(expression)?.[0] ?? []
  return statements.flatMap(({ expression }) => first(expression).flatMap((term) => knownTerms(term, edition) ?? []))
}

/** The digests of a statement’s evidence. */
export function digestsOf({ watched }: LicensingStatement): string[] {
  return watched.map(({ digest }) => digest)
}
