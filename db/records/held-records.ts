import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RecordGroup } from '#lib/preference/group-shares.ts'
import type { BlobStore } from '../blobs.ts'
import type { Duck } from './duck.ts'
import { type CountedGroup, countOrigins, groupOrigins, type OriginParting } from './group-records.ts'
import { recordsOf } from './records-relation.ts'
import { withBlobs } from './with-blobs.ts'
import { type GroupsFile, openGroupsFile } from './write-groups.ts'

/** The records of a version, held by one engine for as long as they are counted and grouped. */
export type HeldRecords = {
  countsTokens: boolean
  countOrigins(): Promise<CountedGroup[]>
  groupOrigins(partings: readonly OriginParting[]): Promise<RecordGroup[]>
  openGroupsFile(blobs: BlobStore): Promise<GroupsFile>
}

const MEMORY = '2GB'

/** Opens the records of these manifests; what does not fit into memory goes to a folder that is gone at the end. */
export async function withRecords<Result>(
  blobs: BlobStore,
  manifests: readonly string[],
  work: (records: HeldRecords) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-records-'))
  try {
    const open = async (duck: Duck, files: string[]) => {
      const relation = await recordsOf(duck, files)
      return work({
        countsTokens: relation.countsTokens,
        countOrigins: () => countOrigins(duck, relation),
        groupOrigins: (partings) => groupOrigins(duck, files, partings),
        openGroupsFile: (kept) => openGroupsFile(duck, kept, folder),
      })
    }
    return await withBlobs(blobs, manifests, open, { memory: MEMORY, folder })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
