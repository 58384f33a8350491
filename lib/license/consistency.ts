import { alternativesOf, type Branch } from './alternatives.ts'
import { LICENSE_FLAGS, type LicenseFlag, type LicenseFlagCode } from './flag.ts'
import { knownTerms } from './judge-leaf.ts'
import type { LicensedPart, LicensingStatement, VersionLicensing } from './licensing.ts'
import { settledOf } from './parts.ts'
import { LICENSE_TERMS_EDITION, type LicenseTerms } from './terms.ts'
import { PERMISSIONS } from './use.ts'

/** A red flag before those of several parts are told as one. */
type Raised = { code: LicenseFlagCode; part: string; evidence?: readonly string[] }

/** One rule of consistency: what a part raises, given the version's own licence and the edition of the terms. */
type Rule = (part: LicensedPart, context: Context) => Raised[]
type Context = { whole: LicensedPart | null; edition: string }

const SAYS: Record<LicenseFlagCode, string> = {
  'declared-differs': 'What is declared is not what was concluded from evidence.',
  'claims-where-none-found': 'A licence is declared where whoever looked found none.',
  'collection-licence-broader-than-parts': 'The licence of the whole grants what the licence of a part withholds.',
  'hidden-nc': 'A part allows no commercial use, and the licence of the whole does not say so.',
  'hidden-nd': 'A part allows no derivatives, and the licence of the whole does not say so.',
  'hidden-share-alike': 'A part asks for share-alike, and the licence of the whole does not.',
  'public-domain-restricted': 'Terms are laid on a part that is in the public domain.',
  'licence-evidence-missing-or-unarchived': 'A licence is stated without evidence, or its page was never kept.',
  'evidence-younger-than-retrieval': 'The evidence was read after the data was collected: what held then is not shown.',
  'evidence-stale': 'The page that bears the licence out says something else by now.',
  'statement-not-grant': 'A statement that no rights are reserved is no grant: whoever made it need not be the owner.',
  'database-licence-over-unlicensed-contents':
    'The licence covers the database only; nothing settles that of its contents.',
  'contract-terms-inside': 'Terms of a contract between others stand where a licence is looked for.',
  'ambiguous-family': 'What is declared names a family of licences, not one.',
  'host-boilerplate': 'What is declared is what the host fills in by itself.',
  'licence-changed': 'A later conclusion says something else than the one before it.',
}

/**
 * The red flags of one version (`licences.md` §10), each once with the parts that raise it, in the order of the list.
 * Declared against found, the whole against its parts, and what the evidence is worth. None: an empty list, which does
 * not mean that all is well.
 */
export function findFlags(licensing: VersionLicensing, edition: string = LICENSE_TERMS_EDITION): LicenseFlag[] {
  const whole = licensing.parts.find(({ kind }) => kind === 'version') ?? null
  const raised = licensing.parts.flatMap((part) => RULES.flatMap((rule) => rule(part, { whole, edition })))
  return LICENSE_FLAGS.flatMap((code) => {
    const here = raised.filter((flag) => flag.code === code)
    if (here.length === 0) return []
    const parts = [...new Set(here.map(({ part }) => part))]
    return [{ code, says: SAYS[code], parts, evidence: [...new Set(here.flatMap(({ evidence = [] }) => evidence))] }]
  })
}

const RULES: readonly Rule[] = [
  declaredAndFound,
  wholeAndPart,
  whatLicensesSay,
  evidenceOf,
  howItWasDeclared,
  whatChanged,
]

function declaredAndFound(part: LicensedPart): Raised[] {
  const declared = contentOf(part, 'declared').filter(isDetermined)
  const concluded = settledOf(part, 'content')
  if (declared.length === 0 || concluded.length === 0) return []
  const evidence = [...declared, ...concluded].flatMap(digestsOf)
  if (concluded.every((statement) => !isDetermined(statement) || statement.expression === 'NONE'))
    return [{ code: 'claims-where-none-found', part: part.id, evidence }]
  const found = new Set(concluded.map(({ expression }) => expression))
  const differs = declared.some(({ expression }) => !found.has(expression))
  return differs ? [{ code: 'declared-differs', part: part.id, evidence }] : []
}

/** A part's licence beside that of the whole: where the whole is settled or at least declared, and the part is too. */
function wholeAndPart(part: LicensedPart, { whole, edition }: Context): Raised[] {
  if (whole === null || part.kind === 'version') return []
  const ofWhole = termsOf(bestOf(whole), edition)
  const ofPart = termsOf(bestOf(part), edition)
  if (ofWhole.length === 0 || ofPart.length === 0) return []
  const withheld = (terms: readonly LicenseTerms[], permission: (typeof PERMISSIONS)[number]) =>
    terms.some(({ permissions }) => permissions[permission] === 'no')
  const hidden = (permission: (typeof PERMISSIONS)[number]) =>
    withheld(ofPart, permission) && !withheld(ofWhole, permission)
  const asksShareAlike = (terms: readonly LicenseTerms[]) => terms.some(({ shareAlike }) => shareAlike !== null)
  const evidence = [...bestOf(whole), ...bestOf(part)].flatMap(digestsOf)
  const codes: [LicenseFlagCode, boolean][] = [
    ['collection-licence-broader-than-parts', PERMISSIONS.some(hidden)],
    ['hidden-nc', hidden('commercialUse')],
    ['hidden-nd', hidden('shareAdapted')],
    ['hidden-share-alike', asksShareAlike(ofPart) && !asksShareAlike(ofWhole)],
    ['public-domain-restricted', ofPart.every(isPublicDomain) && ofWhole.some(isRestricting)],
  ]
  return codes.flatMap(([code, isRaised]) => (isRaised ? [{ code, part: part.id, evidence }] : []))
}

function whatLicensesSay(part: LicensedPart, { whole, edition }: Context): Raised[] {
  const settled = [...settledOf(part, 'content'), ...settledOf(part, 'database')]
  const terms = termsOf(settled, edition)
  const evidence = settled.flatMap(digestsOf)
  const own = settledOf(part, 'content')
  const contents = own.length > 0 || whole === null || part.kind === 'version' ? own : settledOf(whole, 'content')
  const coversContents = contents.some(
    (statement) => isDetermined(statement) && termsOf([statement], edition).some(({ scope }) => scope !== 'database'),
  )
  const codes: [LicenseFlagCode, boolean][] = [
    ['statement-not-grant', terms.some(({ status }) => status === 'statement')],
    ['contract-terms-inside', terms.some(({ status }) => status === 'contract-terms')],
    [
      'database-licence-over-unlicensed-contents',
      terms.some(({ scope }) => scope === 'database') && !coversContents && part.kind !== 'records',
    ],
  ]
  return codes.flatMap(([code, isRaised]) => (isRaised ? [{ code, part: part.id, evidence }] : []))
}

function evidenceOf(part: LicensedPart): Raised[] {
  const settled = bestOf(part).filter(isDetermined)
  const evidence = settled.flatMap(digestsOf)
  const isKept = ({ evidence, watched }: LicensingStatement) =>
    evidence.some(({ digest }, index) => digest !== null || (watched[index]?.page.snapshot ?? null) !== null)
  const isYounger = ({ evidence }: LicensingStatement) =>
    evidence.length > 0 && evidence.every(({ retrievedAt }) => isAfter(retrievedAt, part.collectedTo))
  const stale = settled.flatMap(({ watched }) =>
    watched.filter(({ page }) => page.staleSince !== null).map(({ digest }) => digest),
  )
  const codes: [LicenseFlagCode, boolean, readonly string[]][] = [
    ['licence-evidence-missing-or-unarchived', settled.some((statement) => !isKept(statement)), evidence],
    ['evidence-younger-than-retrieval', settled.some(isYounger), evidence],
    ['evidence-stale', stale.length > 0, stale],
  ]
  return codes.flatMap(([code, isRaised, digests]) => (isRaised ? [{ code, part: part.id, evidence: digests }] : []))
}

/** What hosts write where nobody chose a licence. */
const BOILERPLATE = /\/licenses\/undefined\/?$|^(?:other|unknown) \(specified in description\)$/i

function howItWasDeclared(part: LicensedPart): Raised[] {
  const declared = contentOf(part, 'declared')
  const isOpen = !settledOf(part, 'content').some(isDetermined)
  const ambiguous = isOpen ? declared.filter(({ match }) => match === 'ambiguous') : []
  const boilerplate = declared.filter(({ raw }) => BOILERPLATE.test(raw.trim()))
  return [
    ...ambiguous.map((said): Raised => ({ code: 'ambiguous-family', part: part.id, evidence: digestsOf(said) })),
    ...boilerplate.map((said): Raised => ({ code: 'host-boilerplate', part: part.id, evidence: digestsOf(said) })),
  ]
}

function whatChanged(part: LicensedPart): Raised[] {
  const now = new Set(settledOf(part, 'content').map(({ expression }) => expression))
  const before = part.statements.filter(({ standing, layer }) => standing === 'superseded' && layer === 'content')
  const changed = before.filter(({ expression }) => now.size > 0 && !now.has(expression))
  return changed.map((said): Raised => ({ code: 'licence-changed', part: part.id, evidence: digestsOf(said) }))
}

function contentOf(part: LicensedPart, kind: LicensingStatement['kind']): LicensingStatement[] {
  return part.statements.filter((statement) => statement.layer === 'content' && statement.kind === kind)
}

/** What is concluded about the part's contents, else what is declared. */
function bestOf(part: LicensedPart): LicensingStatement[] {
  return settledOf(part, 'content', 'declared')
}

function isDetermined({ expression }: LicensingStatement): boolean {
  return expression !== 'NOASSERTION'
}

/** The entries of all licences that the statements name; of a choice, those of its first branch. */
function termsOf(statements: readonly LicensingStatement[], edition: string): LicenseTerms[] {
  const first = (expression: string): Branch => alternativesOf(expression)?.[0] ?? []
  return statements.flatMap(({ expression }) => first(expression).flatMap((term) => knownTerms(term, edition) ?? []))
}

function isPublicDomain({ kind }: LicenseTerms): boolean {
  return kind === 'public-domain' || kind === 'public-domain-mark'
}

function isRestricting({ permissions, shareAlike, fieldOfUse }: LicenseTerms): boolean {
  const withholds = PERMISSIONS.some((permission) => permissions[permission] === 'no')
  return withholds || shareAlike !== null || fieldOfUse !== 'none'
}

function digestsOf({ watched }: LicensingStatement): string[] {
  return watched.map(({ digest }) => digest)
}

/** Whether a time lies after a date; a date that is not known was not passed. */
function isAfter(time: string, date: string | null): boolean {
  return date !== null && time.slice(0, 10) > date
}
