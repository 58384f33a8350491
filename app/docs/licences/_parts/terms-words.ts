import type { LicenseTerms } from '#lib/license/terms.ts'
import type { Permission } from '#lib/license/use.ts'
import type { ReasonCode } from '#lib/license/verdict.ts'

// What the words of the terms table are called on pages. A test sees to it that no word of the table is missing.

export const PERMISSION_WORDS: Record<Permission, string> = {
  reproduce: 'copy',
  redistribute: 'pass on',
  shareAdapted: 'share changed',
  commercialUse: 'use commercially',
}

export const STATUS_WORDS: Record<LicenseTerms['status'], string> = {
  licence: 'a licence',
  statement: 'a statement that no rights are reserved, which is no grant',
  'contract-terms': 'terms of a contract between others',
  custom: 'a name for what each owner words differently',
  unknown: 'nothing is settled',
  none: 'somebody looked, and there is none',
}

export const OPEN_DEFINITION_WORDS: Record<LicenseTerms['openDefinition'], string> = {
  approved: 'conformant',
  'approved*': 'conformant as an earlier version or a port of one that was reviewed',
  'approved-if-no-invariants': 'conformant where the work has no invariant sections',
  rejected: 'not conformant',
  'not-reviewed': 'not reviewed',
}

export const DATABASE_RIGHT_WORDS: Record<LicenseTerms['databaseRight'], string> = {
  licensed: 'licensed',
  waived: 'waived',
  'not-addressed': 'not addressed',
}

export const RESULT_WORDS: Record<LicenseTerms['trainingResults'], string> = {
  unrestricted: 'the text leaves them free',
  'notice-required': 'the text asks for a notice on them',
  'not-addressed': 'the text says nothing of them',
}

/** The words for limits of use that stand alone; longer ones are written out in the table itself. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  'non-commercial': 'commercial use',
  'research-only': 'use for anything but research',
  'computational-use-only': 'use for anything but computation',
  'use-based-restrictions': 'the uses that its list names',
  'no-competing-models': 'training models that compete with the owner’s',
  'all-rights-reserved': 'everything',
  unknown: 'what is limited is not known',
}

export const LIMITATION_WORDS: Readonly<Record<string, string>> = {
  'no-warranty': 'warranty',
  'no-liability': 'liability',
  'no-trademark': 'trademarks',
  'no-patent': 'patents',
  'no-privacy-publicity': 'privacy and publicity',
  'no-personal-data': 'personal data',
  'no-logos': 'logos',
  'no-contents': 'the contents of the database',
  'no-third-party-rights': 'rights of third parties',
}

export const BASIS_LETTERS: Readonly<Record<string, string>> = {
  T: 'written from memory of the text',
  C: 'agrees with the tags of choosealicense.com',
  D: 'compared with DALICC',
  O: 'its Open Definition status is that of the Open Definition’s own list',
}

/** What each reason means, whatever the licence; a verdict says it of the licence and the parts in question. */
export const REASON_WORDS: Record<ReasonCode, string> = {
  'permission-withheld': 'The licence withholds what the use asks.',
  'no-derivatives': 'The part enters changed, and the licence does not let one share what was changed.',
  'non-commercial': 'The use is commercial, and the licence withholds commercial use.',
  'no-licence': 'Somebody looked and there is no licence: nothing is permitted.',
  'share-alike-empty': 'Parts under share-alike leave no licence of release that all of them accept.',
  'share-alike-outbound': 'The licence of release is none of those that the share-alike of a part accepts.',
  'grants-too-much': 'The licence of release would grant what a part that is made into the whole withholds.',
  'not-determined': 'Nobody has settled the licence from evidence. A declaration alone does not.',
  'contents-unlicensed': 'The licence covers the database alone, and nothing settles that of its contents.',
  'terms-missing': 'The table has no entry for this licence. That of its family is never taken instead.',
  'permission-unknown': 'The entry leaves open whether the licence permits what the use asks.',
  'commercial-not-stated': 'The question does not say whether the use is commercial, and for this licence it matters.',
  'contract-terms': 'A contract between others; how far it reaches is for a person to judge.',
  'field-of-use': 'The licence limits the field of use; whether this use is within it is for a person to judge.',
  'too-many-alternatives': 'The expression leaves more choices than can be gone through.',
  'pointers-only': 'Only addresses are passed on; whoever follows them is bound by the works’ licences.',
  'model-status-open': 'The text says nothing of trained models. Whether a model is an adaptation is unsettled.',
  'duties-missing': 'The licence of release does not pass on every duty: deliver the attribution file with it.',
}
