import type { Manifest, ManifestColumn } from '#lib/records/schema.ts'

/** What a manifest has besides, so that records are found by host: it follows from the URL, and nobody sent it. */
const DERIVED = new Set(['host', 'host_key'])

/** The columns of a manifest that were sent, in its order. */
export function sentColumns({ columns }: Pick<Manifest, 'columns'>): ManifestColumn[] {
  return columns.filter(({ name }) => !DERIVED.has(name))
}

/** The names of those that play no role and are kept as they came. */
export function otherColumns(manifest: Pick<Manifest, 'columns'>): string[] {
  return sentColumns(manifest).flatMap(({ name, role }) => (role === null ? [name] : []))
}
