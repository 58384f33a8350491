import { Refusal } from '../error.ts'
import { printLeaf } from './alternatives.ts'
import { parseExpression } from './expression.ts'
import { type Finding, finding, type JudgedLeaf, knownTerms } from './judge-leaf.ts'
import { CREDIT_CONDITIONS, type LicenseTerms } from './terms.ts'
import type { AGAINST } from './verdict.ts'

/** The licence under which the whole is to be released, with its entry, null where the table has none. */
export type Outbound = { license: string; terms: LicenseTerms | null }

export type Against = (typeof AGAINST)[number]

const CREDIT: ReadonlySet<string> = new Set(CREDIT_CONDITIONS)
const GRANTED = ['redistribute', 'shareAdapted', 'commercialUse'] as const

/** The licence of release that is asked about, or a Refusal: one licence, not a choice of several, and not their absence. */
export function readOutbound(text: string | null, edition: string): Outbound | null {
  if (text === null || text.trim() === '') return null
  const parsed = parseExpression(text)
  if (!parsed.ok || 'conjunction' in parsed.value || ['NONE', 'NOASSERTION'].includes(parsed.value.license))
    throw new Refusal(
      'invalid',
      `"${text.slice(0, 80)}" is not one licence. Name the one under which the whole is to be released, such as CC-BY-4.0.`,
      [AT],
    )
  return { license: printLeaf(parsed.value), terms: knownTerms(parsed.value, edition) }
}

const AT = { at: '/outbound', message: 'One SPDX id, such as CC-BY-4.0.' }

/**
 * Where one licence of a merged part and the licence of release stand against each other: `share-alike-outbound` and
 * `grants-too-much` (`licences.md` §7.3), `duties-missing` (§7.8).
 */
export function compareWithOutbound(leaf: JudgedLeaf, outbound: Outbound): Finding[] {
  if (!leaf.isMerged || leaf.terms === null) return []
  const { license, terms, outboundAllowed } = leaf
  const found: Finding[] = []
  if (outboundAllowed !== null && !outboundAllowed.includes(outbound.license))
    found.push({ ...finding('share-alike-outbound', license, terms), outboundAllowed: [...outboundAllowed] })
  if (outbound.terms === null) return found
  for (const permission of GRANTED)
    if (terms.permissions[permission] === 'no' && outbound.terms.permissions[permission] === 'yes')
      found.push(finding('grants-too-much', license, terms, permission))
  const conditions = missingDuties(terms.conditions, outbound.terms.conditions)
  if (conditions.length > 0) found.push({ ...finding('duties-missing', license, terms), conditions })
  return found
}

/**
 * The duties that those who take over the whole would not learn of. The ten words of credit count as one, `credit`, which
 * any of them meets; share-alike and `flow-down-terms` were judged as such (§7.8).
 */
function missingDuties(asked: readonly string[], passedOn: readonly string[]): string[] {
  const isCreditPassedOn = passedOn.some((word) => CREDIT.has(word))
  const missing = asked.flatMap((word) => {
    if (word.startsWith('share-alike') || word === 'flow-down-terms') return []
    if (CREDIT.has(word)) return isCreditPassedOn ? [] : ['credit']
    return passedOn.includes(word) ? [] : [word]
  })
  return [...new Set(missing)]
}

const CONFLICTS: ReadonlySet<string> = new Set(['share-alike-empty', 'share-alike-outbound', 'grants-too-much'])
const UNDETERMINED: ReadonlySet<string> = new Set([
  'not-determined',
  'contents-unlicensed',
  'terms-missing',
  'permission-unknown',
  'too-many-alternatives',
])

type Reasons = readonly { code: string }[]

/** Whether the licences themselves exclude the release: share-alike, or a grant that a part does not give (§7.8). */
export function isConflict(reasons: Reasons): boolean {
  return reasons.some(({ code }) => CONFLICTS.has(code))
}

/** How the whole stands against its licence of release: the first that holds of conflict, missing duties, unknown, consistent (§7.8). */
export function standingAgainst(outbound: Outbound, reasons: Reasons): Against {
  if (isConflict(reasons)) return 'conflict'
  if (reasons.some(({ code }) => code === 'duties-missing')) return 'missing-duties'
  return outbound.terms === null || reasons.some(({ code }) => UNDETERMINED.has(code)) ? 'unknown' : 'consistent'
}
