import type { PartKind } from './licensing.ts'
import { CONDITIONS } from './terms.ts'
import type { LicenseQuestion, LicenseReason, LicenseUse, LicenseVerdict } from './verdict.ts'

const USES: Record<LicenseUse, string> = {
  research: 'research',
  'commercial-training': 'commercial training',
  redistribution: 'redistribution',
  'derived-dataset': 'a derived dataset',
  'model-release': 'the release of a model',
}

/** The use as it stands in a sentence: `a derived dataset, commercially, released as CC-BY-4.0`. */
export function sayQuestion({ use, commercial, outbound }: LicenseQuestion): string {
  const asks = use === 'research' || use === 'commercial-training'
  const trade = asks ? '' : commercial === null ? '' : commercial ? ', commercially' : ', without commerce'
  const isReleased = outbound !== null && (use === 'redistribution' || use === 'derived-dataset')
  return `${USES[use]}${trade}${isReleased ? `, released as ${outbound}` : ''}`
}

/** The use in a word or two, for a choice. */
export function sayUse(use: LicenseUse): string {
  return USES[use]
}

/** A reason of a verdict as one sentence about what its parts' licence says; who is concerned is told by its parts. */
export function sayReason({ code, license, permission, conditions, outboundAllowed, branch }: LicenseReason): string {
  const chosen = branch === null ? '' : ` (of the choice, ${branch} is taken)`
  const left = outboundAllowed.length === 0 ? 'none' : outboundAllowed.join(', ')
  const SAYS: Record<LicenseReason['code'], string> = {
    'permission-withheld': `${license} does not let one ${permit(permission)}.`,
    'no-derivatives': `${license} does not let one share what was changed.`,
    'non-commercial': `${license} is for non-commercial use.`,
    'no-licence': 'Somebody looked, and there is no licence: nothing is permitted.',
    'share-alike-empty': `${license} may only be released under ${left}, and other parts exclude all of these. Parting them into separate datasets is a way out.`,
    'share-alike-outbound': `${license} may only be released under ${left}.`,
    'grants-too-much': `The licence of release would let others ${permit(permission)}, and ${license} does not.`,
    'not-determined': 'Nobody has settled the licence from evidence.',
    'contents-unlicensed': `${license} covers the database alone; nothing is said of its contents.`,
    'terms-missing': `The terms table has no entry for ${license}.`,
    'permission-unknown': `Whether ${license} lets one ${permit(permission)} is not settled.`,
    'commercial-not-stated': `${license} withholds commercial use or leaves it open, and the question does not say whether the use is commercial.`,
    'contract-terms': `${license} is a contract between others; how far it reaches is for a person to judge.`,
    'field-of-use': `${license} limits the field of use; whether this use is within it is for a person to judge.`,
    'too-many-alternatives': `${license} leaves more choices than can be gone through.`,
    'pointers-only': 'Only addresses are passed on; whoever follows them is bound by the works’ licences.',
    'model-status-open': `${license} says nothing of trained models.`,
    'duties-missing': `The licence of release does not pass on what ${license} asks: ${conditions.join(', ')}.`,
  }
  return `${SAYS[code]}${chosen}`
}

/** The answer as one sentence. */
export function sayVerdict({ verdict }: Pick<LicenseVerdict, 'verdict'>, question: LicenseQuestion): string {
  const use = sayQuestion(question)
  if (verdict === 'allowed') return `For ${use}, the licences allow it.`
  if (verdict === 'disallowed') return `For ${use}, the licences of some parts do not allow it.`
  return `For ${use}, the answer is open: not everything is settled.`
}

/** A duty in a few words: `credit the licensor as asked`. */
export function sayDuty(duty: string): string {
  return CONDITIONS[duty] ?? duty
}

/** How the whole stands against its licence of release, as a sentence. */
export function sayAgainst(against: NonNullable<LicenseVerdict['against']>, outbound: string): string {
  if (against === 'consistent') return `It may be released as ${outbound}, and every duty is passed on.`
  if (against === 'missing-duties')
    return `${outbound} does not pass on every duty: deliver the attribution file with it.`
  if (against === 'conflict') return `The licences of some parts exclude a release as ${outbound}.`
  return `Whether ${outbound} is consistent with all parts is not settled.`
}

const KINDS: Record<PartKind, string> = {
  version: 'the whole',
  source: 'source',
  'file-group': 'group of files',
  records: 'records of one licence',
}

/** What a part is, in a word or two. */
export function sayPartKind(kind: PartKind): string {
  return KINDS[kind]
}

function permit(permission: string | null): string {
  if (permission === 'reproduce') return 'copy it'
  if (permission === 'redistribute') return 'pass it on'
  if (permission === 'shareAdapted') return 'share what was changed'
  return 'use it commercially'
}
