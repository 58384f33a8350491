import type { Found } from '#app/_ui/mark.tsx'
import type { ArchiveShort } from '#db/queries/find-archive-verdict.ts'
import type { CheckBasis, CheckOutcome } from '#lib/archive/check.ts'
import type { CopyHost, CopyRetirement, Mandate } from '#lib/archive/copy.ts'
import type { NdsaRow, RequirementState } from '#lib/archive/level-requirements.ts'
import type { CopyState } from '#lib/archive/standing.ts'
import type { ArchiveStatus } from '#lib/archive/status.ts'

/** How a status is said and drawn. `note`: in a tab. */
export const STATUS_WORDS: Record<ArchiveStatus, { title: string; note: string; found: Found }> = {
  replicated: { title: 'Replicated', note: 'replicated', found: 'yes' },
  'single-copy': { title: 'One custodian', note: 'one custodian', found: 'partly' },
  'at-risk': { title: 'At risk', note: 'at risk', found: 'partly' },
  unverified: { title: 'Not verified', note: 'not verified', found: 'unknown' },
  unarchived: { title: 'No copy recorded', note: 'no copy', found: 'unknown' },
  damaged: { title: 'Damaged', note: 'damaged', found: 'no' },
  lost: { title: 'Lost', note: 'lost', found: 'no' },
}

/** What the tab of the archive says. */
export function archiveNote({ status, custodians }: Pick<ArchiveShort, 'status' | 'custodians'>): string {
  return status === 'replicated' ? `${custodians} custodians` : STATUS_WORDS[status].note
}

/** How the state of one copy is drawn. */
export const STATE_FOUND: Record<CopyState, Found> = {
  intact: 'yes',
  fading: 'partly',
  unverified: 'unknown',
  damaged: 'no',
  gone: 'no',
}

export const HOST_WORDS: Record<CopyHost, string> = {
  'hugging-face': 'Hugging Face Hub',
  zenodo: 'Zenodo',
  'internet-archive': 'Internet Archive',
  'software-heritage': 'Software Heritage',
  institutional: 'Institutional repository',
  s3: 'Object storage',
  ipfs: 'IPFS gateway',
  own: "The publisher's own storage",
  other: 'Another place',
}

export const MANDATE_WORDS: Record<Mandate, string> = {
  yes: 'has undertaken to preserve it',
  no: 'has not undertaken to preserve it',
  unknown: 'unknown',
}

export const OUTCOME_WORDS: Record<CheckOutcome, { word: string; found: Found }> = {
  pass: { word: 'pass', found: 'yes' },
  fail: { word: 'fail', found: 'no' },
  unknown: { word: 'unknown', found: 'unknown' },
}

export const BASIS_WORDS: Record<CheckBasis, string> = {
  'recomputed-here': 'recomputed here',
  'recomputed-elsewhere': 'recomputed elsewhere, as reported',
  'claimed-by-host': 'claimed by the host',
  nothing: 'nothing could be compared',
}

export const REQUIREMENT_FOUND: Record<RequirementState, Found> = { met: 'yes', 'not-met': 'no', unknown: 'unknown' }

export const ROW_WORDS: Record<NdsaRow, string> = {
  storage: 'Storage',
  integrity: 'Integrity',
  control: 'Control',
  metadata: 'Metadata',
  content: 'Content',
}

export const RETIREMENT_WORDS: Record<CopyRetirement['kind'], string> = {
  removed: 'it was removed there',
  moved: 'it moved',
  damaged: 'it is damaged',
  'recorded-in-error': 'it was recorded in error',
  rights: 'for reasons of rights',
  other: 'another reason',
}
