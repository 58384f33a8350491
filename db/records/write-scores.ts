import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { ScoredRecord } from '#lib/run/scored-records.ts'
import type { BlobStore } from '../blobs.ts'
import { withDuck } from './duck.ts'
import { fillTable } from './fill-table.ts'
import { textOf } from './sql.ts'

/** Lists have one value for each epoch; a number that there is none of is null. */
const COLUMNS = {
  place: 'INTEGER',
  id: 'VARCHAR',
  source: 'VARCHAR',
  outcome: 'VARCHAR',
  value: 'DOUBLE',
  mimic: 'DOUBLE',
  m: 'DOUBLE[]',
  w: 'DOUBLE[]',
  loss: 'DOUBLE[]',
  step: 'INTEGER[]',
  votes: 'TINYINT[]',
  small_loss_mean: 'DOUBLE',
  small_loss_last: 'DOUBLE',
  reference_loss: 'DOUBLE',
  random: 'DOUBLE',
} as const

/** Keeps the scores of a filter as a Parquet blob, a row for each record in the order in which they were read. `workFolder`: on the disk of the blob store. */
export async function writeScores(
  blobs: BlobStore,
  records: readonly ScoredRecord[],
  workFolder: string,
): Promise<{ sha256: string; bytes: number }> {
  await mkdir(workFolder, { recursive: true })
  const folder = await mkdtemp(join(resolve(workFolder), 'scores-'))
  const file = join(folder, 'scores.parquet')
  try {
    await withDuck({ files: [], folder, threads: 1 }, async (duck) => {
      await fillTable(duck, 'scores', COLUMNS, records)
      await duck.run(
        `COPY (SELECT * EXCLUDE (place) FROM scores ORDER BY place) TO ${textOf(file)} (FORMAT parquet, COMPRESSION zstd)`,
      )
    })
    return await blobs.adopt(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
