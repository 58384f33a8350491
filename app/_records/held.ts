import type { Db } from '#db/client.ts'
import { readManifests } from '#db/queries/read-manifest.ts'
import type { RecordSet } from '#lib/dataset/schema.ts'
import type { Manifest } from '#lib/records/schema.ts'

/** A record set of a version whose manifest is held here. */
export type HeldSet = { name: string; manifest: Manifest }

/** Those of the record sets whose manifests are held here, in the order of the version. One statement. */
export async function heldSets(db: Db, sets: readonly RecordSet[]): Promise<HeldSet[]> {
  const named = sets.flatMap(({ manifest }) => (manifest === null ? [] : [manifest]))
  const held = await readManifests(db, named)
  return sets.flatMap(({ name, manifest }) => {
    const kept = manifest === null ? undefined : held.get(manifest)
    return kept === undefined ? [] : [{ name, manifest: kept }]
  })
}

/** The set that is asked for by the sha256 of its manifest, or the first where none is; null where there is no such one. */
export function chosenSet(held: readonly HeldSet[], asked: string | undefined): HeldSet | null {
  const found = asked === undefined ? held[0] : held.find(({ manifest }) => manifest.sha256 === asked)
  return found ?? null
}

/** Why no records can be shown, from what the version says of them. */
export function whyNotHeld({ recordSets }: { recordSets: readonly RecordSet[] }): string {
  if (recordSets.length === 0) return 'The version describes no records.'
  if (recordSets.every(({ manifest }) => manifest === null))
    return 'The version tells of records, and names no manifest in which each of them stands.'
  return 'The version names a manifest of its records, and this registry does not hold it.'
}
