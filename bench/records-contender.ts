import { mkdtemp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { openBlobStore } from '#db/blobs.ts'
import { withDuck } from '#db/records/duck.ts'
import { ingestRecords } from '#db/records/ingest-records.ts'
import { rowsOf, textOf } from '#db/records/sql.ts'

/** What one run took, and the most memory that its process held, the engine's and all else. */
export type Taken = { seconds: number; peakBytes: number }

/** One run in a process of its own: `ours` makes a manifest of the file, `peer` has DuckDB copy it. Both get the same memory and all cores. */
async function main([contender = '', file = '']: string[]): Promise<void> {
  const folder = await mkdtemp(join(dirname(file), `${contender}-`))
  const began = performance.now()
  if (contender === 'ours') await ours(file, folder)
  else await peer(file, folder)
  const taken: Taken = {
    seconds: (performance.now() - began) / 1000,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  }
  await rm(folder, { recursive: true, force: true })
  process.stdout.write(JSON.stringify(taken))
}

async function ours(file: string, folder: string): Promise<void> {
  const blobs = openBlobStore(join(folder, 'blobs'))
  const ingested = await ingestRecords(file, { fileName: file, mapping: null, blobs, workFolder: join(folder, 'work') })
  if (ingested.kind !== 'kept') throw new Error(`The records were refused: ${JSON.stringify(ingested.faults)}`)
}

async function peer(file: string, folder: string): Promise<void> {
  const target = textOf(join(folder, 'copy.parquet'))
  await withDuck({ files: [file], folder }, (duck) =>
    duck.run(`COPY (SELECT * FROM ${rowsOf(file)}) TO ${target} (FORMAT parquet, COMPRESSION zstd)`),
  )
}

await main(process.argv.slice(2))
