import type { CopyState } from '#lib/archive/standing.ts'
import { type ArchiveStatus, judgeArchive } from '#lib/archive/status.ts'
import type { Db } from '../client.ts'
import { readCopies } from './read-copies.ts'

/** What the copies of a version come to, in short. `custodians`: who hold it whole and intact. */
export type ArchiveShort = {
  status: ArchiveStatus
  custodians: number
  copies: { id: string; custodian: string; state: CopyState; lastPass: string | null }[]
}

/** The archive of a version in short, at a moment. Two statements. */
export async function findArchiveVerdict(
  db: Db,
  version: { id: string; files: number },
  asOf: Date,
): Promise<ArchiveShort> {
  const copies = (await readCopies(db, [version.id], asOf)).get(version.id) ?? []
  const verdict = judgeArchive(copies, { asOf: asOf.toISOString(), files: version.files })
  return {
    status: verdict.status,
    custodians: verdict.custodians.length,
    copies: verdict.copies.map(({ id, custodian, standing: { state, lastPass } }) => ({
      id,
      custodian,
      state,
      lastPass,
    })),
  }
}
