import { type ChosenBranch, chooseBranches, intersect, type JudgedGroup } from './choose-branches.ts'
import { judgeBranches, severityOf } from './judge-group.ts'
import { type Finding, finding } from './judge-leaf.ts'
import { openness } from './open.ts'
import { isConflict, type Outbound, readOutbound, standingAgainst } from './outbound.ts'
import { LICENSE_TERMS_EDITION } from './terms.ts'
import { defaultMode, isTraining } from './use.ts'
import {
  LICENSE_RULES_VERSION,
  type LicenseChoice,
  type LicenseDuty,
  type LicensePart,
  type LicenseQuestion,
  type LicenseReason,
  type LicenseVerdict,
  REASON_CODES,
} from './verdict.ts'

const WORDS = ['allowed', 'unknown', 'disallowed'] as const

/**
 * What follows from the licences of the parts for a use of the whole: the eight steps of `licences.md` §7. One pass over
 * the distinct (expression, mode, layer), then a merge. Parts that share an id are one part under several licences, which
 * all bind. An expression that does not parse is `not-determined` here; the doors refuse it with its column. Of no parts
 * at all nothing is known: `unknown`. Refuses a licence of release that is not one licence.
 */
export function judgeLicenses(
  parts: readonly LicensePart[],
  question: LicenseQuestion,
  edition: string = LICENSE_TERMS_EDITION,
): LicenseVerdict {
  const outbound = isTraining(question.use) ? null : readOutbound(question.outbound, edition)
  const chosen = chooseBranches(groupsOf(parts, question, edition, outbound))
  const allowed = intersect(chosen.flatMap(({ branch }) => branch.shareAlike))
  const found = parts.length === 0 ? nothingToJudge() : reasonsOf(chosen, allowed, outbound)
  const reasons = mergeReasons(isConflict(found) ? found.filter(({ code }) => code !== 'duties-missing') : found)
  return {
    verdict: WORDS[severityOf(reasons)],
    reasons,
    duties: dutiesOf(chosen),
    choices: choicesOf(chosen),
    against: outbound === null ? null : standingAgainst(outbound, reasons),
    open: openness(chosen.flatMap(({ branch }) => branch.leaves)),
    outboundAllowed: allowed,
    rules: LICENSE_RULES_VERSION,
    terms: edition,
  }
}

function groupsOf(
  parts: readonly LicensePart[],
  question: LicenseQuestion,
  edition: string,
  outbound: Outbound | null,
): JudgedGroup[] {
  const groups = new Map<string, JudgedGroup & { ids: string[] }>()
  const isCovered = parts.some(({ layer }) => layer === 'content')
  for (const [index, part] of parts.entries()) {
    const { expression, layer, mode = defaultMode(question.use) } = part
    const id = part.id ?? String(index + 1)
    const key = `${mode} ${layer} ${expression}`
    const known = groups.get(key)
    if (known !== undefined) {
      known.ids.push(id)
      continue
    }
    const branches = judgeBranches(expression, { question, mode, layer, isCovered, edition }, outbound)
    groups.set(key, { expression, ids: [id], branches })
  }
  return [...groups.values()]
}

function reasonsOf(
  chosen: readonly ChosenBranch[],
  allowed: readonly string[] | null,
  outbound: Outbound | null,
): LicenseReason[] {
  const isEmpty = allowed?.length === 0
  const found = chosen.flatMap(({ ids, branch }) => {
    const own = isEmpty ? branch.findings.filter(({ code }) => code !== 'share-alike-outbound') : branch.findings
    const all = isEmpty ? [...own, ...shareAlikeFindings(branch)] : own
    return all.map((found): LicenseReason => ({ ...found, parts: [...ids], branch: branch.printed }))
  })
  if (outbound === null || outbound.terms !== null) return found
  return [...found, { ...finding('terms-missing', outbound.license), parts: [], branch: null }]
}

function shareAlikeFindings({ leaves }: ChosenBranch['branch']): Finding[] {
  return leaves.flatMap(({ license, terms, outboundAllowed }) =>
    outboundAllowed === null
      ? []
      : [{ ...finding('share-alike-empty', license, terms), outboundAllowed: [...outboundAllowed] }],
  )
}

function nothingToJudge(): LicenseReason[] {
  return [{ ...finding('not-determined', 'NOASSERTION'), parts: [], branch: null }]
}

/** The same reason of several parts is told once; refusals first, then doubts, then remarks, each by licence. */
function mergeReasons(found: readonly LicenseReason[]): LicenseReason[] {
  const merged = new Map<string, LicenseReason & { parts: string[] }>()
  for (const reason of found) {
    const key = [reason.code, reason.license, reason.permission, reason.branch, ...reason.conditions].join('\n')
    const known = merged.get(key)
    if (known === undefined) merged.set(key, { ...reason, parts: [...reason.parts] })
    else known.parts.push(...reason.parts)
  }
  return [...merged.values()]
    .map((reason) => ({ ...reason, parts: [...new Set(reason.parts)] }))
    .sort((a, b) => placeOf(a) - placeOf(b) || compare(a.license, b.license) || compare(a.branch ?? '', b.branch ?? ''))
}

function placeOf({ code }: LicenseReason): number {
  return REASON_CODES.indexOf(code)
}

/** Every duty once, in alphabetical order, with the parts that cause it. */
function dutiesOf(chosen: readonly ChosenBranch[]): LicenseDuty[] {
  const parts = new Map<string, Set<string>>()
  for (const { ids, branch } of chosen) {
    for (const duty of branch.leaves.flatMap(({ duties }) => duties)) {
      const causes = parts.get(duty) ?? new Set<string>()
      for (const id of ids) causes.add(id)
      parts.set(duty, causes)
    }
  }
  return [...parts].sort(([a], [b]) => compare(a, b)).map(([duty, causes]) => ({ duty, parts: [...causes] }))
}

function choicesOf(chosen: readonly ChosenBranch[]): LicenseChoice[] {
  return chosen.flatMap(({ expression, ids, branch: { printed } }) =>
    printed === null ? [] : [{ parts: [...new Set(ids)], expression, branch: printed }],
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
