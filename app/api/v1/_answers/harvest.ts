import type { Db } from '#db/client.ts'
import { readHarvest } from '#db/queries/read-harvests.ts'
import { Refusal } from '#lib/error.ts'
import type { PublicHarvest } from '#lib/preference/harvest.ts'
import type { SnapshotFault } from '#lib/preference/snapshot.ts'

/** The harvest, or a Refusal. */
export async function harvestOrRefuse(db: Db, id: string): Promise<PublicHarvest> {
  const harvest = await readHarvest(db, id)
  if (harvest === null) throw noHarvest(id)
  return harvest
}

/** That there is no such harvest, and where to find those that there are. */
export function noHarvest(id: string): Refusal {
  return new Refusal(
    'not-found',
    `There is no harvest ${id}. Find those of a version with GET /api/v1/versions/{digest}/harvests.`,
  )
}

/** That no version has this digest. */
export function noExactVersion(digest: string): Refusal {
  return new Refusal('not-found', `No version published here has the digest ${digest}.`)
}

/** What is wrong with a file of snapshots, place by place. */
export function faultySnapshots(faults: readonly SnapshotFault[]): Refusal {
  const [first] = faults
  const place = first === undefined || first.at === '' ? '' : ` At ${first.at}:`
  const why = first === undefined ? '' : `${place} ${first.message}`
  return new Refusal('invalid', `The file can’t be read as snapshots. Nothing of it was kept.${why}`, [...faults])
}
