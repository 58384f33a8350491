import { printLeaf } from './alternatives.ts'
import type { LicenseTerm } from './expression.ts'
import { findTerms, type LicenseTerms } from './terms.ts'
import { isCommercial, isMerged, isTraining, type Permission, permissionAsked } from './use.ts'
import type { LicenseQuestion, LicenseReason, PartMode } from './verdict.ts'

/** What one licence of one branch has to say to the question, before it is known which parts carry it. */
export type Finding = Omit<LicenseReason, 'parts' | 'branch'>

/**
 * One licence judged for one way of entering. `outboundAllowed`: the licences of release that its share-alike leaves,
 * null where it asks for none. `terms`: its entry, null where there is none or where it is NONE or NOASSERTION.
 */
export type JudgedLeaf = {
  license: string
  terms: LicenseTerms | null
  findings: Finding[]
  duties: readonly string[]
  outboundAllowed: readonly string[] | null
  isMerged: boolean
}

/** How the licence enters. `isCovered`: contents stand beside a database, so that their licence is asked apart (§7.1). */
export type Entering = {
  question: LicenseQuestion
  mode: PartMode
  layer: 'content' | 'database'
  isCovered: boolean
  edition: string
}

/** Fields of use that the permissions speak for already; every other one is for a person (§7.7). */
const SETTLED_FIELDS = new Set([
  'none',
  'non-commercial',
  'research-only',
  'computational-use-only',
  'all-rights-reserved',
])

/** Steps 1, 2, 4, 5, 6 and 7 of the aggregate for one licence (`licences.md` §7); 3 and 8 need the whole. */
export function judgeLeaf(term: LicenseTerm, entering: Entering): JudgedLeaf {
  const { question, mode, layer, edition } = entering
  const license = printLeaf(term)
  const bare = { license, terms: null, duties: [], outboundAllowed: null, isMerged: false }
  if (permissionAsked(question.use, mode, layer) === null)
    return { ...bare, terms: knownTerms(term, edition), findings: [finding('pointers-only', license)] }
  if (license === 'NONE') return { ...bare, findings: [finding('no-licence', license)] }
  if (license === 'NOASSERTION') return { ...bare, findings: [finding('not-determined', license)] }
  const terms = knownTerms(term, edition)
  if (terms === null) return { ...bare, findings: [finding('terms-missing', license)] }
  const merged = !isTraining(question.use) && isMerged(mode, layer)
  return {
    license,
    terms,
    findings: findingsOf(license, terms, entering),
    duties: dutiesOf(terms, question),
    outboundAllowed: merged ? shareAlikeOf(license, terms) : null,
    isMerged: merged,
  }
}

/** The entry of a licence, or of its "or later" form; none for a licence with an exception, since no exception has one (§3). */
export function knownTerms(term: LicenseTerm, edition: string): LicenseTerms | null {
  if (term.exception !== undefined) return null
  if (term.license === 'NONE' || term.license === 'NOASSERTION') return null
  if (!term.plus) return findTerms(term.license, edition)
  return findTerms(`${term.license.replace(/-only$/, '')}-or-later`, edition) ?? findTerms(term.license, edition)
}

function findingsOf(license: string, terms: LicenseTerms, entering: Entering): Finding[] {
  const { question } = entering
  const found = [
    ...fromPermissions(license, terms, entering),
    ...fromCommerce(license, terms, question),
    ...fromScope(license, terms, entering),
  ]
  // what a contract limits is a matter of that contract: one reason, not two
  if (terms.status === 'contract-terms') found.push(finding('contract-terms', license, terms))
  else if (isFieldForAPerson(terms.fieldOfUse, question)) found.push(finding('field-of-use', license, terms))
  if (question.use === 'model-release' && terms.trainingResults === 'not-addressed')
    found.push(finding('model-status-open', license, terms))
  return found
}

function fromPermissions(license: string, terms: LicenseTerms, { question, mode, layer }: Entering): Finding[] {
  const asked = permissionAsked(question.use, mode, layer)
  if (asked === null) return []
  const given = terms.permissions[asked]
  if (given === 'yes') return []
  if (given === 'unknown') return [finding('permission-unknown', license, terms, asked)]
  const onlyChangeIsWithheld = asked === 'shareAdapted' && terms.permissions.redistribute !== 'no'
  return [finding(onlyChangeIsWithheld ? 'no-derivatives' : 'permission-withheld', license, terms, asked)]
}

function fromCommerce(license: string, terms: LicenseTerms, question: LicenseQuestion): Finding[] {
  const commercial = isCommercial(question)
  const given = terms.permissions.commercialUse
  if (commercial === false || given === 'yes') return []
  if (commercial === null) return [finding('commercial-not-stated', license, terms, 'commercialUse')]
  return [finding(given === 'no' ? 'non-commercial' : 'permission-unknown', license, terms, 'commercialUse')]
}

/** A licence of databases alone says nothing of what is in them, wherever it is written (§4, §7.1). */
function fromScope(license: string, terms: LicenseTerms, { layer, isCovered }: Entering): Finding[] {
  const speaksOfContents = terms.scope !== 'database' && layer === 'content'
  if (speaksOfContents || (layer === 'database' && isCovered)) return []
  return [finding('contents-unlicensed', license, terms)]
}

function isFieldForAPerson(field: string, { use }: LicenseQuestion): boolean {
  return !SETTLED_FIELDS.has(field) || (field === 'research-only' && use !== 'research')
}

/** For training only duties count that reach what is made of the data (§7.2). */
function dutiesOf(terms: LicenseTerms, { use }: LicenseQuestion): readonly string[] {
  return isTraining(use) ? terms.conditions.filter((word) => word === 'produced-work-notice') : terms.conditions
}

function shareAlikeOf(license: string, terms: LicenseTerms): readonly string[] | null {
  if (terms.conditions.includes('flow-down-terms')) return [license]
  return terms.shareAlike?.outboundAllowed ?? null
}

/** A finding with the columns that it rests on. */
export function finding(
  code: Finding['code'],
  license: string,
  terms: LicenseTerms | null = null,
  permission: Permission | null = null,
): Finding {
  return { code, license, permission, conditions: [], outboundAllowed: [], basis: terms?.basis ?? null }
}
