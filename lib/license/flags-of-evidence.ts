import { type Raised, raise } from './flag.ts'
import type { LicensedPart, LicensingStatement } from './licensing.ts'
import { settledOf } from './parts.ts'
import { bestOf, contentOf, digestsOf, isDetermined } from './statements-of.ts'

/** What the evidence of the licences that are believed is worth. */
export function evidenceOf(part: LicensedPart): Raised[] {
  const settled = bestOf(part).filter(isDetermined)
  const evidence = settled.flatMap(digestsOf)
  const isKept = ({ evidence, watched }: LicensingStatement) =>
    evidence.some(({ digest }, index) => digest !== null || (watched[index]?.page.snapshot ?? null) !== null)
  const isYounger = ({ evidence }: LicensingStatement) =>
    evidence.length > 0 && evidence.every(({ retrievedAt }) => isAfter(retrievedAt, part.collectedTo))
  const stale = settled.flatMap(({ watched }) =>
    watched.filter(({ page }) => page.staleSince !== null).map(({ digest }) => digest),
  )
  return [
    ...raise(part, evidence, [
      ['licence-evidence-missing-or-unarchived', settled.some((statement) => !isKept(statement))],
      ['evidence-younger-than-retrieval', settled.some(isYounger)],
    ]),
    ...raise(part, stale, [['evidence-stale', stale.length > 0]]),
  ]
}

/** What hosts write where nobody chose a licence. */
const BOILERPLATE = /\/licenses\/undefined\/?$|^(?:other|unknown) \(specified in description\)$/i

/** Declarations that name no one licence, or that nobody made. */
export function howItWasDeclared(part: LicensedPart): Raised[] {
  const declared = contentOf(part, 'declared')
  const isOpen = !settledOf(part, 'content').some(isDetermined)
  const ambiguous = isOpen ? declared.filter(({ match }) => match === 'ambiguous') : []
  const boilerplate = declared.filter(({ raw }) => BOILERPLATE.test(raw.trim()))
  return [
    ...ambiguous.map((said): Raised => ({ code: 'ambiguous-family', part: part.id, evidence: digestsOf(said) })),
    ...boilerplate.map((said): Raised => ({ code: 'host-boilerplate', part: part.id, evidence: digestsOf(said) })),
  ]
}

/** A conclusion that took the place of another one that said something else. */
export function whatChanged(part: LicensedPart): Raised[] {
  const now = new Set(settledOf(part, 'content').map(({ expression }) => expression))
  const before = part.statements.filter(({ standing, layer }) => standing === 'superseded' && layer === 'content')
  const changed = before.filter(({ expression }) => now.size > 0 && !now.has(expression))
  return changed.map((said): Raised => ({ code: 'licence-changed', part: part.id, evidence: digestsOf(said) }))
}

/** Whether a time lies after a date; a date that is not known was not passed. */
function isAfter(time: string, date: string | null): boolean {
  return date !== null && time.slice(0, 10) > date
}
