import { type LicenseExpression, parseExpression } from './expression.ts'
import type { LicenseFamily } from './statement.ts'
import { type LicenseTerms, listTerms } from './terms.ts'
import { PERMISSIONS } from './use.ts'

/** Best first; a terms entry that is not settled is better than a permission that is withheld. */
const BEST_FIRST = ['open', 'open-with-conditions', 'unknown', 'restricted'] as const satisfies readonly LicenseFamily[]

const OPEN_KINDS = new Set(['public-domain', 'public-domain-mark', 'permissive'])
const CONDITIONAL_KINDS = new Set(['share-alike', 'weak-copyleft', 'copyleft'])
const FAMILIES = new Map(listTerms().map((entry) => [entry.id, familyOfTerms(entry)]))

/**
 * The family of an SPDX expression, a facet and not a verdict. `open`: public domain or permissive.
 * `open-with-conditions`: share-alike or copyleft. `restricted`: a permission is withheld or the field of use is limited.
 * AND takes the worst of its parts, OR the best. What does not parse, an id without an entry and an exception (none has an
 * entry) are `unknown`: never open for want of knowledge.
 */
export function licenseFamily(expression: string): LicenseFamily {
  const parsed = parseExpression(expression)
  return parsed.ok ? familyOfTree(parsed.value) : 'unknown'
}

/** The family of several statements that all bind, such as those of a version: the worst; none at all is `unknown`. */
export function licenseFamilyOfAll(expressions: readonly string[]): LicenseFamily {
  if (expressions.length === 0) return 'unknown'
  return expressions.map(licenseFamily).reduce(worse)
}

function familyOfTree(tree: LicenseExpression): LicenseFamily {
  if ('conjunction' in tree) {
    const left = familyOfTree(tree.left)
    const right = familyOfTree(tree.right)
    return tree.conjunction === 'and' ? worse(left, right) : better(left, right)
  }
  if (tree.exception !== undefined) return 'unknown'
  return FAMILIES.get(tree.license) ?? FAMILIES.get(tree.license.replace(/-or-later$/, '-only')) ?? 'unknown'
}

function familyOfTerms(entry: LicenseTerms): LicenseFamily {
  const given = PERMISSIONS.map((permission) => entry.permissions[permission])
  if (given.includes('no')) return 'restricted'
  if (entry.kind === 'unknown') return 'unknown'
  if (entry.fieldOfUse !== 'none') return 'restricted'
  if (given.includes('unknown') || entry.openDefinition === 'approved-if-no-invariants') return 'unknown'
  if (OPEN_KINDS.has(entry.kind)) return 'open'
  return CONDITIONAL_KINDS.has(entry.kind) ? 'open-with-conditions' : 'restricted'
}

function worse(a: LicenseFamily, b: LicenseFamily): LicenseFamily {
  return BEST_FIRST.indexOf(a) >= BEST_FIRST.indexOf(b) ? a : b
}

function better(a: LicenseFamily, b: LicenseFamily): LicenseFamily {
  return worse(a, b) === a ? b : a
}
