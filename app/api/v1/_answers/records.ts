import { chosenSet, type HeldSet, heldSets, whyNotHeld } from '#app/_records/held.ts'
import { blobs } from '#app/_server/db.ts'
import type { Db } from '#db/client.ts'
import type { UploadPicture } from '#db/queries/read-uploads.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { countRecords, listRecords } from '#db/records/list-records.ts'
import { Refusal } from '#lib/error.ts'
import type { Manifest, RecordFilter } from '#lib/records/schema.ts'
import type { PublicManifest, PublicUpload, RecordList } from '../_contract/records-answer.ts'
import { versionDoor } from './addresses.ts'
import { timeOf } from './time.ts'

/** The manifest as anyone is told of it. */
export function publicManifest({ buckets: _buckets, index: _index, ...told }: Manifest): PublicManifest {
  return told
}

/** The address at which one asks what became of an upload. */
export function uploadDoor(site: string, { path, label, id }: Pick<UploadPicture, 'path' | 'label' | 'id'>): string {
  return `${versionDoor(site, path, label)}/records/uploads/${id}`
}

/** An upload as the members of its organisation are told of it. */
export function publicUpload(upload: UploadPicture, manifest: Manifest | null, site: string): PublicUpload {
  const { id, path, label, fileName, bytes, blob, state, understood, faults, createdAt, finishedAt } = upload
  return {
    id,
    url: uploadDoor(site, upload),
    dataset: path,
    label,
    fileName,
    bytes,
    digest: `sha256:${blob}`,
    state,
    understood,
    faults,
    manifest: manifest === null ? null : publicManifest(manifest),
    createdAt: createdAt.toISOString(),
    finishedAt: timeOf(finishedAt),
  }
}

/** The record set that is asked for. Refuses where it is not held here, saying why. */
export async function heldOrRefuse(db: Db, version: VersionPicture, set: string | undefined): Promise<HeldSet> {
  const found = chosenSet(await heldSets(db, version.recordSets), set)
  if (found !== null) return found
  const why = set === undefined ? whyNotHeld(version) : `Of this version no manifest ${set} is held here.`
  throw new Refusal('not-found', `There are no records to show. ${why}`)
}

/** Refuses where the version is withdrawn: what was in it is not shown any more. */
export function refuseWithdrawn({ status, withdrawal }: VersionPicture): void {
  if (status !== 'withdrawn') return
  throw new Refusal('gone', `The version was withdrawn (${withdrawal?.kind}): ${withdrawal?.reason}`)
}

type Asked = RecordFilter & { set?: string | undefined; limit: number; cursor?: string | undefined }

/** A page of a version's records. */
export async function recordList(db: Db, version: VersionPicture, asked: Asked): Promise<RecordList> {
  refuseWithdrawn(version)
  const { set, limit, cursor, ...filter } = asked
  const { manifest } = await heldOrRefuse(db, version, set)
  const page = await listRecords(blobs(), manifest, filter, { limit, cursor: cursor ?? null })
  return { manifest: manifest.sha256, total: await countThem(manifest, filter), ...page }
}

/** How many records fit the filter; without one the manifest tells. */
export async function countThem(manifest: Manifest, filter: RecordFilter): Promise<number> {
  const isAsked = Object.values(filter).some((value) => value !== undefined)
  return isAsked ? countRecords(blobs(), manifest, filter) : manifest.count
}
