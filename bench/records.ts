import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { withDuck } from '#db/records/duck.ts'
import { textOf } from '#db/records/sql.ts'
import type { Taken } from './records-contender.ts'
import { type Bench, median, type Row } from './row.ts'

const exec = promisify(execFile)

/** A manifest made of 20 million records, beside DuckDB copying the same file. */
export const bench: Bench = { name: 'records', run: () => run({}) }

/** `records`: how many. `folder`: where the file and what is made of it are, and taken away again. One round that is not counted goes before. */
export type RecordsBenchOptions = { records: number; rounds: number; folder: string }

const DEFAULTS: RecordsBenchOptions = { records: 20_000_000, rounds: 3, folder: tmpdir() }
/** At most so many times the time of a copy. */
const TIMES_AT_MOST = 2.5
const MEMORY_AT_MOST_GIB = 4
const CONTENDER = fileURLToPath(new URL('./records-contender.ts', import.meta.url))

/** The figures: seconds of whole ingests and of copies, by turns, each in a process of its own, the median of the rounds; and the memory. */
export async function run(options: Partial<RecordsBenchOptions>): Promise<Row[]> {
  const { records, rounds, folder } = { ...DEFAULTS, ...options }
  const own = await mkdtemp(join(folder, 'colophon-bench-records-'))
  try {
    const file = join(own, 'records.parquet')
    await withDuck({ files: [], folder: own }, (duck) => duck.run(generation(records, file)))
    const taken = { ours: [] as Taken[], peer: [] as Taken[] }
    for (let round = 0; round <= rounds; round += 1)
      for (const contender of ['peer', 'ours'] as const) {
        const one = await runOnce(contender, file)
        if (round > 0) taken[contender].push(one)
      }
    return rowsOf(taken, records, rounds)
  } finally {
    await rm(own, { recursive: true, force: true })
  }
}

const Figures = z.object({ seconds: z.number(), peakBytes: z.number() })

async function runOnce(contender: 'ours' | 'peer', file: string): Promise<Taken> {
  const { stdout } = await exec(process.execPath, ['--import', 'tsx', CONTENDER, contender, file])
  return Figures.parse(JSON.parse(stdout))
}

function rowsOf(taken: { ours: Taken[]; peer: Taken[] }, records: number, rounds: number): Row[] {
  const [ours, peer] = [taken.ours, taken.peer].map((all) => median(all.map(({ seconds }) => seconds)))
  const [time = Number.NaN, copy = Number.NaN] = [ours, peer]
  const peak = Math.max(...taken.ours.map(({ peakBytes }) => peakBytes)) / 1024 ** 3
  const what = `${records.toLocaleString('en')} records, ${availableParallelism()} cores, median of ${rounds}`
  return [
    {
      bench: 'records ingest',
      ours: time,
      peer: copy,
      ratio: copy / time,
      goal: 1 / TIMES_AT_MOST,
      holds: time <= TIMES_AT_MOST * copy,
      unit: 's',
      note: `manifest, index, set digest and profile, ${(time / copy).toFixed(2)} times the time of DuckDB copying the file (limit ${TIMES_AT_MOST}); ${what}`,
    },
    {
      bench: 'records memory',
      ours: peak,
      peer: null,
      ratio: MEMORY_AT_MOST_GIB / peak,
      goal: 1,
      holds: peak < MEMORY_AT_MOST_GIB,
      unit: 'GiB',
      note: `the most that the process held; limit ${MEMORY_AT_MOST_GIB} GiB; ${what}`,
    },
  ]
}

/**
 * Records as a crawl has them, the same every time: random ids and digests, addresses of 200,000 hosts whose frequencies fall as Zipf says, and
 * columns of few values.
 */
function generation(records: number, file: string): string {
  return `COPY (
    SELECT '<urn:uuid:' || h[1:8] || '-' || h[9:12] || '-' || h[13:16] || '-' || h[17:20] || '-' || h[21:32] || '>' AS id,
      h AS digest,
      'https://' || CASE WHEN host % 3 = 0 THEN 'www.' ELSE '' END || 'site-' || host ||
        (['.com', '.org', '.net', '.de', '.co.uk', '.io', '.fr', '.info'])[1 + (host * 7919) % 8] || '/' ||
        (['articles', 'news', 'blog', 'wiki', 'posts', 'p'])[CAST(1 + hash(i) % 6 AS BIGINT)] || '/' || (2005 + hash(i + 7) % 19) || '/' ||
        (i % 100000) || '-' || h[33:36 + CAST(hash(i) % 28 AS INTEGER)] || '.html' AS url,
      'CC-MAIN-' || (2013 + hash(i // 1000) % 12) || '-' || lpad(CAST(hash(i // 1000 + 5) % 52 AS VARCHAR), 2, '0') AS source,
      CAST(50 + (hash(i + 3) % 2000) * (hash(i + 4) % 10) / 3 AS INTEGER) AS tokens,
      (['CC-BY-4.0', 'CC-BY-SA-4.0', 'CC0-1.0', 'NOASSERTION', 'MIT'])[CAST(1 + least(hash(i + 11) % 9, 4) AS BIGINT)] AS license,
      (['en', 'de', 'fr', 'es', 'zh', 'ja', 'ru', 'pt'])[CAST(1 + 7.99 * pow((hash(i + 13) % 10000) / 10000.0, 3) AS BIGINT) % 8 + 1] AS language
    FROM (SELECT i, sha256(CAST(i AS VARCHAR)) AS h,
        CAST(floor(pow(200000, (hash(i + 17) % 1000000) / 1000000.0)) AS BIGINT) AS host
      FROM range(${Math.trunc(records)}) AS numbers(i))
  ) TO ${textOf(file)} (FORMAT parquet, COMPRESSION zstd)`
}
