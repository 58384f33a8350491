import type { Identifier, Link } from './schema.ts'

/** Whether a dataset has something to cite: a published version, only withdrawn ones, or only drafts so far. */
export const DATASET_STATES = ['published', 'withdrawn', 'drafts-only'] as const
export type DatasetState = (typeof DATASET_STATES)[number]

/** What is recorded of opt-outs: records left out of the current version at their creators' word, or nothing yet. */
export const OPT_OUT = ['exclusions-recorded', 'nothing-recorded'] as const
export type OptOut = (typeof OPT_OUT)[number]

/** Whether an archive's identifier or address, or a copy of the current version, is recorded. `nothing-recorded` is not *unarchived*: nobody has said. */
export const ARCHIVED = ['archive-named', 'nothing-recorded'] as const
export type Archived = (typeof ARCHIVED)[number]

/** The lowest of the seven principles in the newest score of the current version, in bands; `not-scored` says nothing about it. */
export const LOWEST = ['half-or-more', 'quarter-to-half', 'below-quarter', 'zero', 'not-scored'] as const
export type Lowest = (typeof LOWEST)[number]

/** The band of a minimum (0 to 1), or of none. */
export function lowestOf(minimum: number | null): Lowest {
  if (minimum === null) return 'not-scored'
  if (minimum >= 0.5) return 'half-or-more'
  if (minimum >= 0.25) return 'quarter-to-half'
  return minimum > 0 ? 'below-quarter' : 'zero'
}

const ARCHIVE_SCHEMES = new Set(['doi', 'swhid', 'ark'])
const ARCHIVE_HOSTS =
  /^https?:\/\/(?:[^/]*\.)?(?:zenodo\.org|archive\.org|softwareheritage\.org|figshare\.com|osf\.io|dataverse\.[a-z.]+|doi\.org)\//

/** Whether the version's identifiers (DOI, SWHID, ARK) or the links name a place that keeps things for the long term. */
export function archivedBy(identifiers: Identifier[], links: Link[]): Archived {
  const named =
    identifiers.some((identifier) => ARCHIVE_SCHEMES.has(identifier.scheme)) ||
    links.some((link) => link.kind === 'doi' || ARCHIVE_HOSTS.test(link.url))
  return named ? 'archive-named' : 'nothing-recorded'
}

/** What the current version's exclusions say of opt-outs. Null exclusions: nothing is recorded. */
export function optOutOf(exclusions: { count: number } | null): OptOut {
  return exclusions !== null && exclusions.count > 0 ? 'exclusions-recorded' : 'nothing-recorded'
}
