import type { Manifest } from './schema.ts'

/** What a version record states of the records in a manifest: this is what the version's digest commits to (DESIGN §4). */
export function recordSetOf({ sha256, count, setDigest, columns }: Omit<Manifest, 'profile'>) {
  const named = columns.map(({ name, type }) => ({ name, type: type.slice(0, TYPE_TOLD) }))
  return { name: 'records', count, setDigest, columns: named, manifest: sha256 }
}

/** A nested type is written out in full by the engine; a version record keeps its beginning. */
const TYPE_TOLD = 200
