import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { type Duck, withDuck } from '#db/records/duck.ts'
import { countStatement, fillRules, matchStatement, type NumberedRule } from '#db/records/match-rules.ts'
import { type RecordsRelation, recordsOf } from '#db/records/records-relation.ts'
import { rowsOf, textOf } from '#db/records/sql.ts'
import { rulePattern, rulePrefix } from '#lib/preference/record-rule.ts'
import { type Bench, median, type Row } from './row.ts'

/** `folder`: where the manifest is made, and taken away again; one that was made before may be given. */
export type MatchBenchOptions = {
  records: number
  rules: number
  rounds: number
  folder: string
  manifest: string | null
}

const DEFAULTS: MatchBenchOptions = { records: 20_000_000, rules: 200_000, rounds: 3, folder: tmpdir(), manifest: null }
const TIMES_A_SCAN = 3
const MEMORY_LIMIT_MIB = 4096
const HOSTS = 300_000

/** Records of a manifest matched against host and path rules, beside one scan that sums the lengths of their addresses. */
export const bench: Bench = { name: 'match', run: () => run({}) }

/** The figures: seconds, the median of the rounds after one that is not counted, by turns. */
export async function run(options: Partial<MatchBenchOptions>): Promise<Row[]> {
  const settled = { ...DEFAULTS, ...options }
  const folder = await mkdtemp(join(settled.folder, 'colophon-bench-match-'))
  try {
    const file = settled.manifest ?? join(folder, 'manifest.parquet')
    if (settled.manifest === null)
      await withDuck({ files: [], folder, memory: '3GB' }, (duck) => makeManifest(duck, file, settled))
    return await withDuck({ files: [file], folder, memory: '3GB' }, (duck) => measure(duck, file, settled))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const Figure = z.object({ figure: z.coerce.number() })

async function measure(duck: Duck, file: string, { rounds, records, rules }: MatchBenchOptions): Promise<Row[]> {
  const relation = await recordsOf(duck, [rowsOf(file)])
  await fillRules(duck, rulesOf(rules))
  const statements = statementsOn(relation, file)
  const times = { scan: [] as number[], counts: [] as number[], matches: [] as number[] }
  const figures = { scan: 0, counts: 0, matches: 0 }
  for (let round = 0; round <= rounds; round += 1)
    for (const name of ['scan', 'counts', 'matches'] as const) {
      const began = performance.now()
      const [row] = await duck.rows(Figure, statements[name])
      if (round > 0) times[name].push((performance.now() - began) / 1000)
      figures[name] = row?.figure ?? 0
    }
  const what = `${records.toLocaleString('en')} records of ${HOSTS.toLocaleString('en')} hosts, ${rules.toLocaleString('en')} rules, ${availableParallelism()} cores, median of ${rounds}`
  const peer = median(times.scan)
  return [
    timed(
      'match counts',
      median(times.counts),
      peer,
      `${what}; records counted for each rule, ${figures.counts.toLocaleString('en')} that mean any`,
    ),
    timed(
      'match relation',
      median(times.matches),
      peer,
      `${what}; each record with each of its rules, ${figures.matches.toLocaleString('en')} rows`,
    ),
    memory(process.resourceUsage().maxRSS / 1024),
  ]
}

function statementsOn(relation: RecordsRelation, file: string) {
  return {
    scan: `SELECT sum(length(url)) AS figure FROM ${rowsOf(file)}`,
    counts: `SELECT count(*) AS figure FROM (${countStatement(relation)})`,
    // both columns are looked at, so that the relation is made whole
    matches: `SELECT count(*) + 0 * (max(row) + max(rule)) AS figure FROM (${matchStatement(relation)})`,
  }
}

/** Less is better: the ratio is the limit over the figure, so that 1 or more holds. */
function timed(name: string, ours: number, peer: number, what: string): Row {
  const ratio = (TIMES_A_SCAN * peer) / ours
  const note = `${what}; ${(ours / peer).toFixed(2)} times one scan that sums the lengths of the addresses, limit ${TIMES_A_SCAN}`
  return { bench: name, ours, peer, ratio, goal: 1, holds: ratio >= 1, unit: 's', note }
}

function memory(mib: number): Row {
  const ratio = MEMORY_LIMIT_MIB / mib
  const note = `the most that this process held, making the manifest included; limit ${MEMORY_LIMIT_MIB} MiB`
  return { bench: 'match memory', ours: mib, peer: null, ratio, goal: 1, holds: ratio >= 1, unit: 'MiB', note }
}

/** A manifest as it is kept: sorted by the host read from its end, with a column for it. Few hosts have most of the records, as on the web. */
async function makeManifest(duck: Duck, file: string, { records }: MatchBenchOptions): Promise<void> {
  const section = sectionOf('(b // 11) % 7')
  await duck.run(
    `COPY (
      SELECT id, url, tokens, host, reverse(host) AS host_key FROM (
        SELECT CAST(i AS VARCHAR) AS id, ${hostOf('n')} AS host,
          'https://' || ${hostOf('n')} || '/' || ${section} || '/' || (b // 77) % 1000 || '/' || substr(md5(CAST(i AS VARCHAR)), 1, 20) ||
            CASE b % 11 WHEN 0 THEN '.html' WHEN 1 THEN '?id=' || b % 100000 WHEN 2 THEN '.jpg' WHEN 3 THEN '%C3%A9' ELSE '' END AS url,
          b % 3000 AS tokens
        FROM (SELECT i, hash(i) AS b, CAST(floor(pow((hash(i + 1000003) % 1000003) / 1000003.0, 4) * ${HOSTS}) AS BIGINT) AS n FROM range(${records}) AS t(i))
      ) ORDER BY host_key, id
    ) TO ${textOf(file)} (FORMAT parquet, COMPRESSION zstd)`,
  )
}

const SECTIONS = ['blog', 'wp-content', 'news', 'a', 'products', 'en', 'forum']
const SUFFIXES = ['com', 'org', 'co.uk', 'example.net']

function sectionOf(number: string): string {
  return `CASE ${number} ${SECTIONS.map((name, place) => `WHEN ${place} THEN '${name}'`).join(' ')} END`
}

function hostOf(number: string): string {
  const suffix = `CASE ${number} % 4 ${SUFFIXES.map((name, place) => `WHEN ${place} THEN '${name}'`).join(' ')} END`
  return `('www.site' || ${number} || '.' || ${suffix})`
}

/** Half of them for hosts as a whole, some with all below; the others for paths: prefixes, patterns without and with stars. Four of ten hosts are not there. */
function* rulesOf(count: number): Generator<NumberedRule> {
  for (let rule = 0; rule < count; rule += 1) {
    const number = (rule * 7919) % Math.floor(HOSTS * 1.7)
    const isBelow = rule % 20 === 0
    const host = `${isBelow ? '' : 'www.'}site${number}.${SUFFIXES[number % 4]}`
    yield { rule, host, withSubdomains: isBelow, scheme: null, port: null, path: pathOf(rule) }
  }
}

function pathOf(rule: number): NumberedRule['path'] {
  const section = SECTIONS[rule % SECTIONS.length] ?? ''
  if (rule % 10 < 5) return null
  if (rule % 10 < 8) return { prefix: rulePrefix(rule % 3 === 0 ? `/${section}/${rule % 1000}` : `/${section}`) }
  if (rule % 10 === 8) return { pattern: rulePattern(`/${section}/${rule % 10}`) }
  return { pattern: rulePattern(rule % 4 === 1 ? '/*.jpg$' : `/${section}/*?id=`) }
}
