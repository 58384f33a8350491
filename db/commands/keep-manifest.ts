import type { Manifest } from '#lib/records/schema.ts'
import type { Db } from '../client.ts'
import { manifests } from '../schema/index.ts'

/** Keeps what was computed of a manifest, whose blobs are kept already. The same manifest again changes nothing. */
export async function keepManifest(tx: Db, manifest: Manifest): Promise<void> {
  const { index, ...kept } = manifest
  await tx
    .insert(manifests)
    .values({ ...kept, recordIndex: index })
    .onConflictDoNothing()
}
