import { Refusal } from '#lib/error.ts'
import type { BlobStore } from '../blobs.ts'
import { type Duck, type DuckSettings, withDuck } from './duck.ts'
import { rowsOf } from './sql.ts'

/** A question about manifests that someone waits for takes less than making one. */
const MEMORY = '1GB'

/**
 * Opens an engine on kept Parquet blobs, each given to `work` as what stands in a FROM. Refuses where the bytes of one are gone. `settings`: more
 * memory, or a folder for what does not fit into it, where nobody waits.
 */
export async function withBlobs<Result>(
  blobs: BlobStore,
  digests: readonly string[],
  work: (duck: Duck, rows: string[]) => Promise<Result>,
  settings: Pick<DuckSettings, 'memory' | 'folder'> = {},
): Promise<Result> {
  const files = await Promise.all(digests.map((sha256) => fileOf(blobs, sha256)))
  return withDuck({ files, memory: MEMORY, ...settings }, (duck) => work(duck, files.map(rowsOf)))
}

/** The digests of the 4,096 buckets, in order. */
export async function readBuckets(blobs: BlobStore, sha256: string): Promise<string[]> {
  const bytes = await blobs.read(sha256)
  if (bytes === null) throw gone(sha256)
  return Buffer.from(bytes).toString('latin1').match(/.{64}/g) ?? []
}

async function fileOf(blobs: BlobStore, sha256: string): Promise<string> {
  const file = await blobs.path(sha256)
  if (file === null) throw gone(sha256)
  return file
}

function gone(sha256: string): Refusal {
  return new Refusal(
    'not-found',
    `The records in the blob ${sha256} are not kept here any more. Send them again, with the next version.`,
  )
}
