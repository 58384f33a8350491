import type { z } from 'zod'
import type { DatasetDraftInput, DerivedFrom, VersionDraftInput, Withdrawal } from '#lib/dataset/schema.ts'
import type { Evidence } from '#lib/evidence.ts'

/** An organisation of the sample world: the part of a name that stands in addresses, its name, and where it says so. */
export type SampleOrganization = { slug: string; name: string; url: string }

/** A version of the sample world by its name, `org/name@label`: digests are known only when it is put in. */
export type SampleReference = `${string}/${string}@${string}`

/** An ancestor of a version, by name. */
export type SampleAncestor = { relation: DerivedFrom['relation']; to: SampleReference }

/** Evidence before it is parsed: what may be left out is left out. */
export type SampleEvidence = z.input<typeof Evidence>

/**
 * A withdrawal that took place in the world: the kind and the words of the tombstone, the day (`on`), the version that
 * took its place, and where that was read. It is applied once all versions are published, since the successor's digest
 * is known only then.
 */
export type SampleWithdrawal = {
  kind: Withdrawal['kind']
  reason: string
  on: string
  successor: SampleReference | null
  evidence: SampleEvidence[]
}

/** A published version. Its ancestors are named, and become `derivedFrom` with digests when it is put in. */
export type SampleVersion = {
  draft: Omit<VersionDraftInput, 'derivedFrom'>
  ancestors: SampleAncestor[]
  withdrawal: SampleWithdrawal | null
  /** The file of the version that its records are read from when it is put in. */
  records?: { fileName: string; sha256: string }
}

/**
 * One dataset of the sample world with its versions, the oldest first. All of them are published. `isMadeUp`: nothing of it is in the world, its
 * page says so, and so no source bears it out.
 */
export type SampleEntry = { dataset: DatasetDraftInput; versions: SampleVersion[]; isMadeUp?: true }

/** The day on which every source of the sample world was read. */
export const READ_ON = '2026-11-22'

/**
 * Evidence from one place: the answer takes what a passage bears out (a JSON pointer into the draft) and its words.
 * `locator` says where in the source they stand, and that a stored copy was read where that is so.
 */
export function readAt(source: string, locator: string): (about: string, quote: string) => SampleEvidence {
  return (about, quote) => ({ about, source, locator, quote, retrievedAt: READ_ON })
}

/** A version that stands, with the ancestors that its makers name. */
export function standing(draft: SampleVersion['draft'], ancestors: SampleAncestor[] = []): SampleVersion {
  return { draft, ancestors, withdrawal: null }
}

/** How a version of the sample world is named. */
export function referenceTo(entry: SampleEntry, version: SampleVersion): SampleReference {
  return `${entry.dataset.organization}/${entry.dataset.name}@${version.draft.label}`
}
