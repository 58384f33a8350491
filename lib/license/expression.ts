import parseSpdx from 'spdx-expression-parse'
import { findFault, type SyntaxFault } from './expression-syntax.ts'

/** One licence: an SPDX id, `LicenseRef-…`, `DocumentRef-…:LicenseRef-…`, `NONE` or `NOASSERTION` (the last two only alone). */
export type LicenseTerm = { license: string; plus?: true; exception?: string }
/** Two expressions that both bind (`and`) or of which one may be chosen (`or`). */
export type LicenseJunction = { left: LicenseExpression; conjunction: 'and' | 'or'; right: LicenseExpression }
/** The tree of a licence expression. */
export type LicenseExpression = LicenseTerm | LicenseJunction

/** The tree, or the place where the text stops being an expression. */
export type ParsedExpression = { ok: true; value: LicenseExpression } | { ok: false; error: SyntaxFault }

/**
 * The tree of an SPDX licence expression (SPDX 3.0.1 annex "SPDX license expressions"; AND binds tighter than OR). Ids are
 * compared in their own spelling. `NONE` and `NOASSERTION` are trees of one term. `offset` of an error counts UTF-16
 * units from 0. Refuses more than `MAX_OPERATORS` operators and brackets, whatever their order.
 */
export function parseExpression(text: string): ParsedExpression {
  const trimmed = text.trim()
  if (trimmed === 'NONE' || trimmed === 'NOASSERTION') return { ok: true, value: { license: trimmed } }
  const fault = findFault(text, isKnownTerm)
  if (fault !== null) return { ok: false, error: fault }
  const tree = parseQuietly(text)
  if (tree === null)
    return { ok: false, error: { offset: 0, expected: 'an SPDX license expression', found: text.slice(0, 40) } }
  return { ok: true, value: tree }
}

/** The text of a tree, with brackets only where the tree needs them: `parse(print(x)) = x`. */
export function printExpression(tree: LicenseExpression): string {
  if (!('conjunction' in tree)) return printTerm(tree)
  const left = bracketed(tree.left, tree.conjunction, 'left')
  const right = bracketed(tree.right, tree.conjunction, 'right')
  return `${left} ${tree.conjunction.toUpperCase()} ${right}`
}

/** The expression that says that all of these bind. Refuses nothing: an empty list is `NOASSERTION`, doubles count once. */
export function joinWithAnd(expressions: readonly string[]): string {
  const distinct = [...new Set(expressions)]
  if (distinct.length <= 1) return distinct[0] ?? 'NOASSERTION'
  return distinct.map((text) => (/\sOR\s/i.test(text) ? `(${text})` : text)).join(' AND ')
}

/** Each licence that the tree names, in order of writing, without doubles; exceptions and `+` left out. */
export function licensesIn(tree: LicenseExpression): string[] {
  const found = new Set<string>()
  const waiting: LicenseExpression[] = [tree]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if ('conjunction' in next) waiting.push(next.right, next.left)
    else found.add(next.license)
  }
  return [...found]
}

function bracketed(part: LicenseExpression, around: 'and' | 'or', side: 'left' | 'right'): string {
  const text = printExpression(part)
  if (!('conjunction' in part)) return text
  const looser = part.conjunction === 'or' && around === 'and'
  const sameOnTheLeft = part.conjunction === around && side === 'left'
  return looser || sameOnTheLeft ? `(${text})` : text
}

function printTerm(term: LicenseTerm): string {
  return `${term.license}${term.plus ? '+' : ''}${term.exception === undefined ? '' : ` WITH ${term.exception}`}`
}

function isKnownTerm(text: string): boolean {
  return parseQuietly(text) !== null
}

/** The package throws bare errors, also a TypeError on `X AND`: every throw of its is one answer here, no tree. */
function parseQuietly(text: string): LicenseExpression | null {
  try {
    return parseSpdx(text)
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  }
}
