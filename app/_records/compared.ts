import { blobs } from '#app/_server/db.ts'
import type { Db } from '#db/client.ts'
import { readManifests } from '#db/queries/read-manifest.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { compareRecords } from '#db/records/compare-records.ts'
import type { RecordSet } from '#lib/dataset/schema.ts'
import type { RecordDifference } from '#lib/records/schema.ts'
import { whyNotHeld } from './held.ts'

/** What became of the records from one version to another, or why it can't be told. */
export type ComparedRecords =
  | { outcome: 'compared'; reason: string; difference: RecordDifference }
  | { outcome: 'unknown'; reason: string; difference: null }

type Side = Pick<VersionPicture, 'label' | 'recordSets'>

/**
 * Compares the records of two versions: by set digest where that is enough, else bucket by bucket from the manifests held here. At most one
 * statement. A version with several record sets is compared by the first that has a manifest.
 */
export async function comparedRecords(
  db: Db,
  before: Side,
  after: Side,
  { limit }: { limit: number },
): Promise<ComparedRecords> {
  const [a, b] = [mainSet(before), mainSet(after)]
  if (a === undefined || b === undefined) return unknown(a === undefined ? before : after)
  if (a.setDigest !== null && a.setDigest === b.setDigest) return same(a)
  const held = await readManifests(
    db,
    [a, b].flatMap(({ manifest }) => manifest ?? []),
  )
  const [from, to] = [held.get(a.manifest ?? ''), held.get(b.manifest ?? '')]
  if (from === undefined || to === undefined) return unknown(from === undefined ? before : after)
  const difference = await compareRecords(blobs(), from, to, { limit })
  return { outcome: 'compared', reason: 'Compared bucket by bucket, from both manifests.', difference }
}

function mainSet({ recordSets }: Side): RecordSet | undefined {
  return recordSets.find(({ manifest }) => manifest !== null) ?? recordSets[0]
}

function same({ count }: RecordSet): ComparedRecords {
  const difference = { added: 0, removed: 0, changed: 0, equal: count ?? 0, bucketsRead: 0, changes: [] }
  return { outcome: 'compared', reason: 'The set digests are equal, so the records are the same.', difference }
}

function unknown(side: Side): ComparedRecords {
  return { outcome: 'unknown', reason: `Of ${side.label}: ${whyNotHeld(side)}`, difference: null }
}
