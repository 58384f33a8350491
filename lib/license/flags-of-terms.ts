import { type FlagContext, type Raised, raise } from './flag.ts'
import type { LicensedPart } from './licensing.ts'
import { settledOf } from './parts.ts'
import { bestOf, contentOf, digestsOf, isDetermined, termsOf } from './statements-of.ts'
import type { LicenseTerms } from './terms.ts'
import { PERMISSIONS } from './use.ts'

/** Declared against found (`licences.md` §10). */
export function declaredAndFound(part: LicensedPart): Raised[] {
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
export function wholeAndPart(part: LicensedPart, { whole, edition }: FlagContext): Raised[] {
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
  return raise(part, evidence, [
    ['collection-licence-broader-than-parts', PERMISSIONS.some(hidden)],
    ['hidden-nc', hidden('commercialUse')],
    ['hidden-nd', hidden('shareAdapted')],
    ['hidden-share-alike', asksShareAlike(ofPart) && !asksShareAlike(ofWhole)],
    ['public-domain-restricted', ofPart.every(isPublicDomain) && ofWhole.some(isRestricting)],
  ])
}

/** What kind of text the licences that are believed are: a grant, a statement, a contract, for databases alone. */
export function whatLicensesSay(part: LicensedPart, { whole, edition }: FlagContext): Raised[] {
  const settled = [...settledOf(part, 'content'), ...settledOf(part, 'database')]
  const terms = termsOf(settled, edition)
  const evidence = settled.flatMap(digestsOf)
  const own = settledOf(part, 'content')
  const contents = own.length > 0 || whole === null || part.kind === 'version' ? own : settledOf(whole, 'content')
  const coversContents = contents.some(
    (statement) => isDetermined(statement) && termsOf([statement], edition).some(({ scope }) => scope !== 'database'),
  )
  return raise(part, evidence, [
    ['statement-not-grant', terms.some(({ status }) => status === 'statement')],
    ['contract-terms-inside', terms.some(({ status }) => status === 'contract-terms')],
    [
      'database-licence-over-unlicensed-contents',
      terms.some(({ scope }) => scope === 'database') && !coversContents && part.kind !== 'records',
    ],
  ])
}

function isPublicDomain({ kind }: LicenseTerms): boolean {
  return kind === 'public-domain' || kind === 'public-domain-mark'
}

function isRestricting({ permissions, shareAlike, fieldOfUse }: LicenseTerms): boolean {
  const withholds = PERMISSIONS.some((permission) => permissions[permission] === 'no')
  return withholds || shareAlike !== null || fieldOfUse !== 'none'
}
