import { type FlagContext, LICENSE_FLAGS, type LicenseFlag, type LicenseFlagCode, type Raised } from './flag.ts'
import { evidenceOf, howItWasDeclared, whatChanged } from './flags-of-evidence.ts'
import { declaredAndFound, whatLicensesSay, wholeAndPart } from './flags-of-terms.ts'
import type { LicensedPart, VersionLicensing } from './licensing.ts'
import { LICENSE_TERMS_EDITION } from './terms.ts'

/** One rule of consistency: what a part raises. */
type Rule = (part: LicensedPart, context: FlagContext) => Raised[]

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
