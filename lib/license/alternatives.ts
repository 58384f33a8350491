import { type LicenseExpression, type LicenseTerm, parseExpression } from './expression.ts'

/** More ways than this to choose among the branches of ORs, and nothing is concluded (`licences.md` §3). */
export const MAX_ALTERNATIVES = 4096

/** One way to read an expression: licences that all bind. */
export type Branch = readonly LicenseTerm[]

/** The branches of an expression in order of writing; `null` where there are more than `MAX_ALTERNATIVES`. */
export type Alternatives = readonly Branch[] | null

/**
 * The branches of which one may be chosen: `A OR B` has two, `(A OR B) AND (C OR D)` has four, everything that AND joins
 * binds in each. Null for an expression with more than `MAX_ALTERNATIVES`; one that does not parse says nothing, as NOASSERTION.
 */
export function alternativesOf(expression: string): Alternatives {
  const parsed = parseExpression(expression)
  if (!parsed.ok) return [[{ license: 'NOASSERTION' }]]
  return countBranches(parsed.value) > MAX_ALTERNATIVES ? null : branchesOf(parsed.value)
}

/** The branch as an SPDX expression. */
export function printBranch(branch: Branch): string {
  return branch.map(printLeaf).join(' AND ')
}

/** One licence with its `+` and exception, as SPDX writes it. */
export function printLeaf(term: LicenseTerm): string {
  return `${term.license}${term.plus ? '+' : ''}${term.exception === undefined ? '' : ` WITH ${term.exception}`}`
}

function countBranches(tree: LicenseExpression): number {
  if (!('conjunction' in tree)) return 1
  const [left, right] = [countBranches(tree.left), countBranches(tree.right)]
  return tree.conjunction === 'or' ? left + right : left * right
}

function branchesOf(tree: LicenseExpression): Branch[] {
  if (!('conjunction' in tree)) return [[tree]]
  const [left, right] = [branchesOf(tree.left), branchesOf(tree.right)]
  if (tree.conjunction === 'or') return [...left, ...right]
  return left.flatMap((a) => right.map((b) => [...a, ...b]))
}
