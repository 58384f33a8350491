import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { migrateDatabase } from '#db/migrate.ts'
import type { DigestRange } from '#db/queries/collect-all-facts.ts'
import { fillWithDatasets } from './many-datasets.ts'
import { ROOT } from './registry.ts'
import type { Bench, Row } from './row.ts'
import { ScoredShare } from './scores-share.ts'

const VERSIONS = 100_000
const LIMIT_S = 60
/** More would ask for more connections than a local Postgres has. */
const PROCESSES = 8
const AS_OF = '2026-07-01'

/** Scores: all forty probes for a whole registry, from the tables to the findings. */
export const bench: Bench = { name: 'scores', run: () => run({}) }

/** The seconds that it takes to collect the facts of all versions, batch by batch, and to run every probe on them, on every core there is. */
export async function run({ versions = VERSIONS }: { versions?: number }): Promise<Row[]> {
  const folder = join(ROOT, '.data', `bench-scores-${process.pid}`)
  const server = await startEmbeddedPostgres(folder, () => undefined)
  try {
    await migrateDatabase(server.url)
    await fillWithDatasets(server.url, versions)
    await addFacts(server.url)
    return [await measure(server.url, versions)]
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(url: string, versions: number): Promise<Row> {
  const began = performance.now()
  const cores = Math.min(availableParallelism(), PROCESSES)
  const shares = await Promise.all(digestRanges(cores).map((range) => scoreShare(url, range)))
  const ours = (performance.now() - began) / 1000
  const sum = (of: (share: ScoredShare) => number) => shares.reduce((total, share) => total + of(share), 0)
  const scored = sum((share) => share.scored)
  if (scored !== versions) throw new Error(`${scored} of ${versions} versions were scored.`)
  const seconds = (ms: number) => (ms / 1000).toFixed(1)
  const note = `${versions.toLocaleString('en')} versions with two sources, two files, a licence with evidence, and a third of them with eight recorded facts; ${cores} cores, a process for each; ${seconds(sum((share) => share.processorMs))} s of these processes' processor in all, ${seconds(sum((share) => share.probesMs))} s of the clock in the probes; limit ${LIMIT_S} s`
  return {
    bench: 'scores registry',
    ours,
    peer: null,
    ratio: LIMIT_S / ours,
    goal: 1,
    holds: ours < LIMIT_S,
    unit: 's',
    note,
  }
}

/** The digests cut into so many ranges of equal breadth, by their first two hex digits. */
function digestRanges(count: number): DigestRange[] {
  const edge = (place: number) =>
    `sha256:${Math.round((place * 256) / count)
      .toString(16)
      .padStart(2, '0')}`
  return Array.from({ length: count }, (_, place) => ({
    after: place === 0 ? '' : edge(place),
    before: place === count - 1 ? null : edge(place + 1),
  }))
}

/** Scores one range in a process of its own, from its start to its end. */
async function scoreShare(url: string, { after, before }: DigestRange): Promise<ScoredShare> {
  const program = join(ROOT, 'bench', 'scores-share.mjs')
  const { stdout } = await promisify(execFile)(process.execPath, [program, url, AS_OF, after, before ?? ''])
  return ScoredShare.parse(JSON.parse(stdout))
}

/** Sources, files, licences and recorded facts, written straight by SQL: the triggers that keep what is published do not look on. */
async function addFacts(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('set session_replication_role = replica')
  for (const statement of [SOURCES, FILES, EVIDENCE, LICENSES, FACTS]) await client.query(statement)
  await client.query('vacuum analyze')
  await client.end()
}

const SOURCES = `
  insert into sources (version_id, position, name, url, kind, method, share_unit, share_value, reason)
  select v.id, n, 'Source ' || n, 'https://host-' || (abs(hashtext(v.digest)) % 5000) || '.example/' || n,
    (array['books', 'website'])[n + 1]::source_kind, 'crawl', 'tokens', 0.5, 'Chosen for its language.'
  from versions v, generate_series(0, 1) n`

const FILES = `
  insert into files (version_id, path, bytes, sha256, media_type)
  select v.id, 'data/' || n || '.parquet', 1000, encode(sha256((v.digest || n)::bytea), 'hex'), 'application/vnd.apache.parquet'
  from versions v, generate_series(0, 1) n`

const EVIDENCE = `
  insert into evidence (digest, about, source, locator, quote, retrieved_at, snapshot)
  select v.digest, '', 'https://web.archive.org/web/20260101000000/https://example.org/', '', 'As it stood.', '2026-01-01', v.digest from versions v`

const LICENSES = `
  insert into license_statements (version_id, position, layer, kind, raw, expression, match, "by", reason, evidence)
  select id, 0, 'content', 'declared', license_expression, license_expression, 'exact', 'card', '', array[digest] from versions`

const VALUES = {
  access: { mode: 'anonymous', url: null, checkedAt: '2026-05-01' },
  'extra-terms': { terms: [] },
  processing: {
    steps: ['filter', 'deduplicate'].map((name) => ({
      name,
      purpose: 'Keep what is text.',
      codeUrl: 'https://example.org/code',
      commit: 'a'.repeat(40),
      parameters: 'defaults',
      codeLicense: 'MIT',
      unit: 'records',
      countIn: 10,
      countOut: 9,
      isPublicTool: true,
    })),
  },
  'removal-route': { form: null, contact: 'ada@example.org', process: null, targetDays: 30, log: null },
  'language-profile': { languages: [{ tag: 'en', tokens: 10 }], method: 'fastText' },
  partners: { partners: [{ name: 'Library', role: 'scans', url: null, date: null }] },
  lessons: { url: 'https://example.org/paper', reportsLimits: true },
  maintenance: {
    maintainer: 'Ada',
    contact: 'ada@example.org',
    contactAnswered: null,
    continuityPlan: null,
    lastReview: null,
  },
}

const FACTS = `
  insert into version_facts (version_id, key, value, evidence, author_name)
  select v.id, f.key, f.value, array[v.digest], 'Ada'
  from versions v, jsonb_each('${JSON.stringify(VALUES)}'::jsonb) f where abs(hashtext(v.digest)) % 3 = 0`
