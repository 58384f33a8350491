import type { VersionDraft } from './schema.ts'

/** What a version lacks that its readers will look for: which form part mends it, and what its absence means. */
export type Gap = { part: 'licenses' | 'sources' | 'files'; message: string }

/**
 * What is missing in a draft, for the person who is about to publish it. A gap stops nobody: a version may be published with
 * what is known, and unknown is then shown as unknown.
 */
export function draftGaps(draft: VersionDraft): Gap[] {
  const gaps: Gap[] = []
  if (draft.licenses.length === 0)
    gaps.push({ part: 'licenses', message: 'No licence is stated: every permission will be unknown.' })
  else if (draft.licenses.every((license) => license.evidence.length === 0))
    gaps.push({
      part: 'licenses',
      message: 'No licence statement has evidence: each will be marked as without evidence.',
    })
  if (draft.sources.length === 0)
    gaps.push({ part: 'sources', message: 'No source is named: nobody will know where the records came from.' })
  const undigested = draft.files.filter((file) => file.sha256 === null).length
  if (draft.files.length === 0)
    gaps.push({ part: 'files', message: 'No file is listed: the digest will pin the description, not the data.' })
  else if (undigested > 0)
    gaps.push({
      part: 'files',
      message: `Files without a sha256: ${undigested.toLocaleString('en')} of ${draft.files.length.toLocaleString('en')}. Nobody can check that these are unchanged.`,
    })
  return gaps
}
