import { z } from 'zod'
import { PublicVersion } from '#lib/dataset/public.ts'
import { isDigest } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import type { Registry } from './registry.ts'

/** How a version is named: by its digest, or as `org/name` and a label. */
export type VersionName = { digest: string } | { dataset: string; label: string }

/** What we use of the registry's answer about a version. By digest, reason and date stand in the record alone. */
export const Version = z.object({
  ...PublicVersion.pick({
    dataset: true,
    label: true,
    status: true,
    digest: true,
    url: true,
    publishedAt: true,
    withdrawnAt: true,
    withdrawal: true,
    successor: true,
    supersededBy: true,
  }).shape,
  ...PublicVersion.pick({ reason: true }).partial().shape,
})
export type Version = z.infer<typeof Version>

/** The path of a dataset in the API, from `org/name`. */
export function datasetPath(dataset: string): string {
  const [organization = '', name = '', ...rest] = dataset.split('/')
  if (organization === '' || name === '' || rest.length > 0)
    throw new Refusal('malformed', `A dataset is named as org/name, not ${JSON.stringify(dataset)}.`)
  return `/api/v1/datasets/${encodeURIComponent(organization)}/${encodeURIComponent(name)}`
}

/** The path of a version in the API. */
export function versionPath(name: VersionName): string {
  if ('digest' in name) return `/api/v1/versions/${name.digest}`
  return `${datasetPath(name.dataset)}/versions/${encodeURIComponent(name.label)}`
}

/** A version as a person writes it: `sha256:…`, 64 hex digits, or `org/name@label`. */
export function readVersionName(text: string | undefined): VersionName {
  const wanted = 'A version is named by its digest (sha256:…) or as org/name@label'
  if (text === undefined) throw new Refusal('malformed', `${wanted}.`)
  const digest = /^[0-9a-f]{64}$/i.test(text) ? `sha256:${text.toLowerCase()}` : text
  if (isDigest(digest)) return { digest }
  const at = text.lastIndexOf('@')
  const named = { dataset: text.slice(0, Math.max(at, 0)), label: text.slice(at + 1) }
  if (!/^[^/@]+\/[^/@]+$/.test(named.dataset) || named.label === '')
    throw new Refusal('malformed', `${wanted}, not ${JSON.stringify(text)}.`)
  return named
}

/** What the registry says of the version. */
export async function askVersion(registry: Registry, name: VersionName): Promise<Version> {
  return registry.ask({ path: versionPath(name) }, Version, 'answer about the version')
}

/** The digest of a published version. A draft has none, and is refused. */
export async function askDigest(registry: Registry, name: VersionName): Promise<string> {
  if ('digest' in name) return name.digest
  const version = await askVersion(registry, name)
  if (version.digest !== null) return version.digest
  throw new Refusal('not-found', `${name.dataset}@${name.label} is a draft: it has no digest before it is published.`)
}
