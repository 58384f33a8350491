import { z } from 'zod'
import { CREDIT_CONDITIONS, findTerms, type LicenseTerms } from '#lib/license/terms.ts'
import { type Comparison, type Difference, differing, readTable, yesOrNo } from './tables.ts'

// dalicc/dalicc 0f1a7e27, licensedata: permissions with duties, duties of the whole, prohibitions (ODRL).

const Entry = z.object({
  permissions: z.array(z.object({ action: z.string(), duties: z.array(z.string()) })),
  duties: z.array(z.string()),
  prohibitions: z.array(z.string()),
})
type Entry = z.infer<typeof Entry>
const Dalicc = z.object({ licenses: z.record(z.string(), Entry) })

const NAMED: Record<string, string> = {
  'AGPL-3.0': 'AGPL-3.0-only',
  Cc010Universal: 'CC0-1.0',
  EclipsePublicLicense10: 'EPL-1.0',
  GnuFreeDocumentationLicense: 'GFDL-1.3-or-later',
  IscLicense: 'ISC',
  MicrosoftPublicLicense: 'MS-PL',
  MozillaPublicLicenseVersion20: 'MPL-2.0',
  OdcOpenDatabaseLicense: 'ODbL-1.0',
  OdcPublicDomainDedicationAndLicence: 'PDDL-1.0',
  OpenGovernmentLicenceCanada: 'OGL-Canada-2.0',
  UkOpenGovernmentLicenseForPublicSectorInformation: 'OGL-UK-3.0',
}

const CHANGING = ['derive', 'DerivativeWorks', 'ModifiedWorks', 'modify']

/** Our table beside DALICC's. What DALICC leaves out is not compared. */
export function compareWithDalicc(): Comparison {
  const { licenses } = Dalicc.parse(JSON.parse(readTable('dalicc-subset.json')))
  const known = Object.entries(licenses).flatMap(([name, entry]) => {
    const terms = findTerms(NAMED[name] ?? name)
    return terms === null ? [] : [{ terms, entry }]
  })
  return {
    compared: known.map(({ terms }) => terms.id),
    differences: known.flatMap(({ terms, entry }) => compare(terms, entry)),
  }
}

function compare(terms: LicenseTerms, entry: Entry): Difference[] {
  const { id, permissions, conditions } = terms
  const asks = (word: string) => conditions.includes(word)
  const credit = CREDIT_CONDITIONS.some(asks)
  return [
    ...said(id, 'reproduce', permissions.reproduce, permitted(entry, ['reproduce'])),
    ...said(id, 'redistribute', permissions.redistribute, permitted(entry, ['distribute'])),
    ...said(id, 'shareAdapted', permissions.shareAdapted, permitted(entry, ['derive', 'DerivativeWorks'])),
    ...said(id, 'commercialUse', permissions.commercialUse, permitted(entry, ['CommercialUse'])),
    ...differing(id, 'share-alike', yesOrNo(asks('share-alike')), shareAlike(entry)),
    ...differing(id, 'credit', yesOrNo(credit), yesOrNo(hasDuty(entry, ['distribute'], ['Attribution', 'Notice']))),
    ...differing(
      id,
      'indicate-changes',
      yesOrNo(asks('indicate-changes')),
      yesOrNo(hasDuty(entry, CHANGING, ['modificationNotice'])),
    ),
    ...differing(
      id,
      'disclose-source',
      yesOrNo(asks('disclose-source')),
      yesOrNo(hasDuty(entry, ['distribute', ...CHANGING], ['SourceCode'])),
    ),
  ]
}

function said(id: string, column: string, ours: string, theirs: string | null): Difference[] {
  return theirs === null ? [] : differing(id, column, ours, theirs)
}

function permitted({ permissions, prohibitions }: Entry, actions: string[]): string | null {
  if (prohibitions.some((action) => actions.includes(action))) return 'no'
  return permissions.some(({ action }) => actions.includes(action)) ? 'yes' : null
}

function shareAlike({ duties, prohibitions }: Entry): string {
  if (prohibitions.includes('ShareAlike')) return 'prohibited'
  return yesOrNo(duties.includes('ShareAlike'))
}

function hasDuty({ permissions }: Entry, actions: string[], words: string[]): boolean {
  return permissions.some(
    ({ action, duties }) => actions.includes(action) && duties.some((duty) => words.includes(duty)),
  )
}
