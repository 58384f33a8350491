import type { Digest } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import type { Manifest } from '#lib/records/schema.ts'
import type { Reading } from '#lib/run/reading.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { readManifestsOf } from '../queries/read-manifest.ts'
import { readTexts, type VersionTexts } from './read-texts.ts'

/**
 * The texts of a version that is to be filtered, and the manifest that they stand in. Refuses a version whose text stands in files, or in several manifests: a filter keeps and drops
 * records of one.
 */
export async function readFilteredTexts(
  db: Db,
  blobs: BlobStore,
  version: Digest,
  reading: Reading,
): Promise<VersionTexts & { manifest: Manifest }> {
  const texts = await readTexts(db, blobs, version, reading)
  const [held, ...others] = await readManifestsOf(db, { digest: version })
  const why =
    texts.from !== 'records' || held === undefined
      ? 'Its text stands in files; a filter keeps and drops records. Send a manifest in which a column holds the text, with the next version.'
      : others.length > 0
        ? `Its records stand in ${others.length + 1} sets; a filter takes one. Put them into one manifest, with the next version.`
        : texts.records.length < 2
          ? 'One record of it has a text; scores compare records, so there must be two or more.'
          : null
  if (why !== null || held === undefined) throw new Refusal('invalid', `${texts.name} can’t be filtered. ${why}`)
  return { ...texts, manifest: held.manifest }
}
