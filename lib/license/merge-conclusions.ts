import { evidenceDigest } from '../evidence.ts'
import type { PublicConclusion } from './conclusion.ts'
import type { EvidenceState, LicensedPart, LicensingStatement, VersionLicensing } from './licensing.ts'
import { UNCHECKED } from './recorded-statement.ts'

/** How the page of a piece of evidence stands, by the evidence's digest. */
export type PageStates = ReadonlyMap<string, EvidenceState>

/**
 * The licence facts of a version with what came after publishing: the conclusions on each part, oldest first, and the state of
 * every page of evidence. A conclusion on a part that the version does not have is left out.
 */
export function mergeConclusions(
  licensing: VersionLicensing,
  conclusions: readonly PublicConclusion[],
  pages: PageStates,
): VersionLicensing {
  const byPart = new Map<string, LicensingStatement[]>()
  for (const conclusion of conclusions) {
    if (conclusion.version !== licensing.version) continue
    const known = byPart.get(conclusion.part)
    if (known === undefined) byPart.set(conclusion.part, [concludedStatement(conclusion)])
    else known.push(concludedStatement(conclusion))
  }
  const parts = licensing.parts.map((part): LicensedPart => {
    const statements = [...part.statements, ...(byPart.get(part.id) ?? [])]
    return { ...part, statements: statements.map((statement) => withPages(statement, pages)) }
  })
  return { ...licensing, parts }
}

/** A conclusion made after publishing, as the rules read a licence statement. */
export function concludedStatement(conclusion: PublicConclusion): LicensingStatement {
  const { layer, expression, raw, basis, readFrom, by, at, reason, evidence, standing, id } = conclusion
  return {
    layer,
    kind: 'concluded',
    raw: raw === '' ? expression : raw,
    expression,
    match: 'confirmed',
    basis,
    readFrom: readFrom ?? 'person',
    by,
    at,
    reason,
    evidence,
    standing,
    conclusion: id,
    watched: evidence.map((piece) => ({ digest: evidenceDigest(piece), page: UNCHECKED })),
  }
}

function withPages(statement: LicensingStatement, pages: PageStates): LicensingStatement {
  const watched = statement.watched.map(({ digest }) => ({ digest, page: pages.get(digest) ?? UNCHECKED }))
  return { ...statement, watched }
}
