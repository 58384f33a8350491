import type { CitedVersion } from '#lib/citation/cited-version.ts'
import { type CitationVerdict, type KnownVersion, type NamedVersion, verifyCitation } from '#lib/citation/verify.ts'
import { Refusal } from '#lib/error.ts'
import type { Registry } from '../registry.ts'
import { askVersion, type Version, type VersionName } from '../version.ts'

/** What the registry says of the cited version: unchanged, superseded, withdrawn or unknown, and why. */
export async function askStanding(registry: Registry, cited: CitedVersion): Promise<CitationVerdict> {
  const { digest, name, label } = cited
  const byDigest = digest === null ? null : await findVersion(registry, { digest })
  const byLabel = name === null || label === null ? null : await findVersion(registry, { dataset: name, label })
  return verifyCitation(cited, { byDigest, byLabel })
}

async function findVersion(registry: Registry, name: VersionName): Promise<KnownVersion | null> {
  try {
    return known(await askVersion(registry, name))
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return null
    throw error
  }
}

/** A draft is not known to anyone who cites. */
function known(version: Version): KnownVersion | null {
  const { digest, status, label } = version
  if (digest === null || status === 'draft') return null
  const [organization = '', name = ''] = version.dataset.split('/')
  const publishedAt = version.publishedAt ?? ''
  const supersededBy = followed(version)
  return { digest, organization, name, label, status, publishedAt, withdrawal: withdrawn(version), supersededBy }
}

function withdrawn({ withdrawal, withdrawnAt, successor }: Version): NonNullable<KnownVersion['withdrawal']> | null {
  if (withdrawal === null) return null
  return { kind: withdrawal.kind, reason: withdrawal.reason, at: withdrawnAt ?? '', successor: named(successor) }
}

function named(successor: Version['successor']): NamedVersion | null {
  if (successor === null) return null
  const { digest, dataset, label } = successor
  return { digest, label: dataset === null || label === null ? 'another version' : `${dataset}@${label}` }
}

function followed({ supersededBy }: Version): (NamedVersion & { reason: string; at: string }) | null {
  return supersededBy === null ? null : { ...supersededBy, at: supersededBy.publishedAt ?? '' }
}
