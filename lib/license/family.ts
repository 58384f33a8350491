import terms from './data/family-terms.json' with { type: 'json' }
import { type LicenseExpression, parseExpression } from './expression.ts'
import type { LicenseFamily } from './statement.ts'

/** The edition of the terms table that families are taken from. */
export const FAMILY_TERMS_EDITION = terms.edition

/** Best first; a terms entry that is not settled is better than a permission that is withheld. */
const BEST_FIRST = ['open', 'open-with-conditions', 'unknown', 'restricted'] as const satisfies readonly LicenseFamily[]

type Terms = (typeof terms.licenses)[number]

const OPEN_KINDS = new Set(['public-domain', 'public-domain-mark', 'permissive'])
const CONDITIONAL_KINDS = new Set(['share-alike', 'weak-copyleft', 'copyleft'])
const FAMILIES = new Map(terms.licenses.map((entry) => [entry.id, familyOfTerms(entry)]))

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

function familyOfTerms(entry: Terms): LicenseFamily {
  if (entry.withheld.length > 0) return 'restricted'
  if (entry.kind === 'unknown') return 'unknown'
  if (entry.fieldOfUse !== 'none') return 'restricted'
  if (entry.undetermined.length > 0 || entry.openDefinition === 'approved-if-no-invariants') return 'unknown'
  if (OPEN_KINDS.has(entry.kind)) return 'open'
  return CONDITIONAL_KINDS.has(entry.kind) ? 'open-with-conditions' : 'restricted'
}

function worse(a: LicenseFamily, b: LicenseFamily): LicenseFamily {
  return BEST_FIRST.indexOf(a) >= BEST_FIRST.indexOf(b) ? a : b
}

function better(a: LicenseFamily, b: LicenseFamily): LicenseFamily {
  return worse(a, b) === a ? b : a
}
