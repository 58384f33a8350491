import { spawn } from 'node:child_process'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Db } from '#db/client.ts'
import { listDatasets } from '#db/queries/list-datasets.ts'
import { readDataset } from '#db/queries/read-dataset.ts'
import * as schema from '#db/schema/index.ts'
import { DatasetSearch } from '#lib/dataset/search.ts'
import { load, sizeOf, zipf } from './load.ts'
import { fillWithDatasets } from './many-datasets.ts'
import { type BenchedApp, freePort, ROOT, said, startColophon } from './registry.ts'
import { type Bench, median, type Row } from './row.ts'

const DATASETS = 100_000
const ROUNDS = 3
const LOAD = { connections: 16, milliseconds: 4000 }
const GOAL = 0.5
const SAMPLE_PATH = 'bench-1/set-1'

/** Requests per second of Explore and of a dataset's page over 100,000 datasets, beside a bare server with the same main statement. */
export const bench: Bench = { name: 'web', run }

async function run(): Promise<Row[]> {
  const app = await startColophon()
  try {
    await fillWithDatasets(app.databaseUrl, DATASETS)
    const bare = await startBareServer(app)
    try {
      return await measure(app.site, bare.site)
    } finally {
      bare.stop()
    }
  } finally {
    await app.stop()
  }
}

type Kind = { name: string; ours: () => string; peer: () => string; goal: number | null; note: string }

async function measure(ours: string, peer: string): Promise<Row[]> {
  const [page, set, fresh] = [zipf(EXPLORE_QUERIES.length), zipf(DATASETS), counter()]
  const kinds: Kind[] = [
    {
      name: 'web explore',
      ours: () => `${ours}/${EXPLORE_QUERIES[page()] ?? ''}`,
      peer: () => `${peer}/explore`,
      goal: GOAL,
      note: "requests/s, 100,000 datasets, readers' choices of query (Zipf), 16 connections",
    },
    {
      name: 'web dataset',
      ours: () => `${ours}/datasets/${pathOf(set())}`,
      peer: () => `${peer}/dataset/${pathOf(set())}`,
      goal: GOAL,
      note: "requests/s, readers' choices among 100,000 (Zipf)",
    },
    {
      name: 'web dataset, each once',
      ours: () => `${ours}/datasets/${pathOf(fresh())}`,
      peer: () => `${peer}/dataset/${pathOf(fresh())}`,
      goal: null,
      note: 'requests/s, no page asked for twice: every one rendered',
    },
  ]
  const rows: Row[] = []
  for (const kind of kinds) {
    const [mine, theirs]: [number[], number[]] = [[], []]
    await load(kind.ours, { ...LOAD, milliseconds: 3000 })
    await load(kind.peer, { ...LOAD, milliseconds: 1000 })
    for (let round = 0; round < ROUNDS; round++) {
      mine.push(await answeredPerSecond(kind.ours))
      theirs.push(await answeredPerSecond(kind.peer))
    }
    const [a, b] = [median(mine), median(theirs)]
    const ratio = a / b
    rows.push({
      bench: kind.name,
      ours: a,
      peer: b,
      ratio,
      goal: kind.goal,
      holds: kind.goal === null ? null : ratio >= kind.goal,
      unit: '1/s',
      note: kind.note,
    })
  }
  return rows
}

async function answeredPerSecond(next: () => string): Promise<number> {
  const { perSecond, failed } = await load(next, LOAD)
  if (failed > 0) throw new Error(`${failed} requests such as ${next()} failed.`)
  return perSecond
}

const EXPLORE_QUERIES = [
  '',
  '?q=whales',
  '?license=open',
  '?q=law&license=open',
  '?language=sw',
  '?q=patents&sort=title',
  '?sort=title',
  '?license=restricted&language=fr',
  '?q=weather',
  '?publisher=bench-7',
]

function pathOf(index: number): string {
  return `bench-${(index + 1) % 200}/set-${index + 1}`
}

function counter(): () => number {
  let next = 50_000
  return () => {
    next = (next + 1) % DATASETS
    return next
  }
}

/** The first statement of each page, as our own queries make it. */
async function mainStatements(databaseUrl: string): Promise<{ explore: Statement; dataset: Statement }> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  const seen: Statement[] = []
  const db: Db = drizzle({
    client: pool,
    schema,
    logger: { logQuery: (sql, params) => void seen.push({ sql, params }) },
  })
  await listDatasets(db, DatasetSearch.parse({}))
  const explore = seen[0]
  seen.length = 0
  await readDataset(db, null, SAMPLE_PATH)
  const dataset = seen[0]
  await pool.end()
  if (explore === undefined || dataset === undefined) throw new Error('The pages made no statement.')
  return { explore, dataset }
}

type Statement = { sql: string; params: unknown[] }

async function startBareServer(app: BenchedApp): Promise<{ site: string; stop(): void }> {
  const { explore, dataset } = await mainStatements(app.databaseUrl)
  const routes = {
    explore: { ...explore, bytes: await sizeOf(`${app.site}/`), pathParam: null },
    dataset: {
      ...dataset,
      bytes: await sizeOf(`${app.site}/datasets/${SAMPLE_PATH}`),
      pathParam: dataset.params.indexOf(SAMPLE_PATH),
    },
  }
  const port = await freePort()
  const env = { ...process.env, PORT: String(port), DATABASE_URL: app.databaseUrl, BARE_ROUTES: JSON.stringify(routes) }
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/bare-server.ts'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await said(child, /answers/)
  return { site: `http://localhost:${port}`, stop: () => void child.kill('SIGTERM') }
}
