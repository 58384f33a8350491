import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Manifest } from '#lib/records/schema.ts'
import type { BlobStore } from '../blobs.ts'
import type { BuiltManifest } from './build-manifest.ts'

/** Moves what was built into the blob store: the manifest last, so that one that is there has its index and its buckets beside it. */
export async function keepBuilt(blobs: BlobStore, built: BuiltManifest, folder: string): Promise<Manifest> {
  const { set, columns, profile } = built
  const file = join(folder, 'buckets')
  await writeFile(file, set.buckets.join(''))
  const buckets = (await blobs.adopt(file)).sha256
  const index = (await blobs.adopt(built.index.file, built.index.settled)).sha256
  const kept = await blobs.adopt(built.manifest.file, built.manifest.settled)
  return { ...kept, count: set.count, setDigest: set.digest, buckets, index, columns, profile }
}
