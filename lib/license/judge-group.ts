import { alternativesOf, MAX_ALTERNATIVES, printBranch } from './alternatives.ts'
import { type Entering, type Finding, finding, type JudgedLeaf, judgeLeaf } from './judge-leaf.ts'
import { compareWithOutbound, type Outbound } from './outbound.ts'
import { DOUBTS, REFUSALS } from './verdict.ts'

/** How bad a set of findings is: 0 nothing or remarks, 1 a doubt, 2 a refusal. */
export type Severity = 0 | 1 | 2

/** One branch of an expression, judged: `printed` is null where the expression has no choice. */
export type JudgedBranch = {
  printed: string | null
  leaves: JudgedLeaf[]
  findings: Finding[]
  severity: Severity
  /** The licences of release that each share-alike licence in it leaves. */
  shareAlike: (readonly string[])[]
}

const SEVERITY = new Map<string, Severity>([
  ...DOUBTS.map((code): [string, Severity] => [code, 1]),
  ...REFUSALS.map((code): [string, Severity] => [code, 2]),
])

/** The worst of the findings. */
export function severityOf(findings: readonly { code: string }[]): Severity {
  let worst: Severity = 0
  for (const { code } of findings) {
    const severity = SEVERITY.get(code) ?? 0
    if (severity > worst) worst = severity
  }
  return worst
}

/**
 * The branches of an expression, each judged for one way of entering, in order of writing. Once a branch has no reason
 * against it and asks for no share-alike, no later one can be better, and they are left out.
 */
export function judgeBranches(expression: string, entering: Entering, outbound: Outbound | null): JudgedBranch[] {
  const branches = alternativesOf(expression)
  if (branches === null) return [undecided('too-many-alternatives', expression)]
  const judged: JudgedBranch[] = []
  for (const branch of branches) {
    const leaves = branch.map((term) => judgeLeaf(term, entering))
    const next = judgedBranch(branches.length > 1 ? printBranch(branch) : null, leaves, outbound)
    judged.push(next)
    if (next.severity === 0 && next.shareAlike.length === 0) break
  }
  return judged
}

/** What stands for the branches of a group of parts where there are too many to go through. */
export function undecided(code: 'too-many-alternatives', expression: string): JudgedBranch {
  const license = expression.length > 200 ? `${expression.slice(0, 199)}…` : expression
  return { printed: null, leaves: [], findings: [finding(code, license)], severity: 1, shareAlike: [] }
}

/** Whether the product of the numbers of branches is more than can be gone through. */
export function areTooMany(counts: readonly number[]): boolean {
  let product = 1
  for (const count of counts) {
    product *= count
    if (product > MAX_ALTERNATIVES) return true
  }
  return false
}

function judgedBranch(printed: string | null, leaves: JudgedLeaf[], outbound: Outbound | null): JudgedBranch {
  const compared = outbound === null ? [] : leaves.flatMap((leaf) => compareWithOutbound(leaf, outbound))
  const findings = [...leaves.flatMap((leaf) => leaf.findings), ...compared]
  const shareAlike = leaves.flatMap(({ outboundAllowed }) => (outboundAllowed === null ? [] : [outboundAllowed]))
  return { printed, leaves, findings, severity: severityOf(findings), shareAlike }
}
