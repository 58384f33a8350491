import { z } from 'zod'
import { type Digest, sha256Hex } from '../digest.ts'

/** requested: a name is taken, and it is being registered. registered: the DOI resolves. failed: the agency said no; `note` says why. */
export const DOI_STATES = ['requested', 'registered', 'failed'] as const
export type DoiState = (typeof DOI_STATES)[number]

/** What a DOI names: one version, or a dataset with all its versions. */
export const DOI_KINDS = ['version', 'dataset'] as const
export type DoiKind = (typeof DOI_KINDS)[number]

/** A DOI that this registry asked for, as anyone is told. */
export const PublicDoi = z.strictObject({
  kind: z.enum(DOI_KINDS),
  subject: z.string().describe('The digest of the version, or org/name of the dataset'),
  doi: z.string(),
  url: z.url().describe('The address by which it resolves once it is registered'),
  state: z.enum(DOI_STATES),
  note: z.string().describe('Why it failed, or what is being waited for; empty once registered'),
  requestedAt: z.iso.datetime({ offset: true }),
  registeredAt: z.iso.datetime({ offset: true }).nullable(),
})
export type PublicDoi = z.infer<typeof PublicDoi>

/** So many hex digits of a digest are in a DOI: 80 bits, so that two are never the same by chance. */
const SUFFIX_DIGITS = 20

/** The DOI of a version: always the same for the same digest, so that asking again takes no second name. */
export function versionDoi(prefix: string, digest: Digest): string {
  return `${prefix}/colophon.v.${digest.slice('sha256:'.length, 'sha256:'.length + SUFFIX_DIGITS)}`
}

/** The DOI of a dataset, all versions together. `path` is `org/name`. */
export function datasetDoi(prefix: string, path: string): string {
  return `${prefix}/colophon.d.${sha256Hex(path).slice(0, SUFFIX_DIGITS)}`
}

/** The address by which a DOI resolves (DOI Handbook §3.8). */
export function doiAddress(doi: string): string {
  return `https://doi.org/${doi}`
}
