import { z } from 'zod'
import type { RecordGroup } from '#lib/preference/group-shares.ts'
import type { PathTest } from '#lib/preference/path-tests.ts'
import { urlOf } from '#lib/url.ts'
import type { Duck } from './duck.ts'
import { fillTable } from './fill-table.ts'
import { hostKeyOf } from './host.ts'
import { fillRules, matchStatement, type NumberedRule } from './match-rules.ts'
import { originIn, plainOrigin } from './origin.ts'
import { isOddAddress } from './path-of.ts'
import { type HostRange, type RecordsRelation, recordsOf } from './records-relation.ts'

/**
 * What parts the records of an origin, named as its records write it: tests on their paths, and moments (ms, ascending) between which it counts for nothing
 * when they were collected.
 */
export type OriginParting = { written: string; tests: readonly PathTest[]; moments: readonly number[] }

/** An origin as its records write it (null: they have no address of the web), and all of its records as one group. */
export type CountedGroup = { written: string | null; group: RecordGroup }

const Row = z.object({
  origin: z.string().nullable(),
  records: z.coerce.number(),
  tokens: z.coerce.number().nullable(),
  url: z.string().nullable(),
  retrievedAt: z.coerce.number().nullable(),
})

/** The records of each origin as one group, in the order in which manifests are sorted. One statement. */
export async function countOrigins(duck: Duck, { rows }: RecordsRelation): Promise<CountedGroup[]> {
  const found = await duck.rows(
    Row,
    `SELECT origin, count(*) AS records, sum(tokens) AS tokens, min(url) AS url, epoch_ms(min("retrievedAt")) AS "retrievedAt"
     FROM (SELECT *, ${originIn('url', 'host')} AS origin FROM (${rows}))
     GROUP BY origin ORDER BY reverse(split_part(origin, '/', 3)), origin`,
  )
  return found.map((row) => ({ written: row.origin, group: toGroup(row) }))
}

/**
 * The records of some origins in groups that are decided alike, each with one address and one time of collection as an example: those of one origin
 * that fit the same tests and were collected between the same moments. A record whose address is taken in more than one way, or that fits a test
 * which leaves it alone, is in a group with its own address only. One statement beside those that bring in the tests; of a manifest only the rows
 * between the first and the last of the hosts are read.
 */
export async function groupOrigins(
  duck: Duck,
  manifests: readonly string[],
  partings: readonly OriginParting[],
): Promise<RecordGroup[]> {
  const range = rangeOf(partings)
  if (range === null) return []
  await fillRules(duck, rulesOf(partings))
  await fillTable(duck, 'tests', { rule: 'INTEGER', isAlone: 'BOOLEAN' }, testRows(partings))
  await fillTable(duck, 'parted', PARTED, partedRows(partings))
  const records = await recordsOf(duck, manifests, range)
  return (await duck.rows(Row, groupStatement(records))).map(toGroup)
}

const PARTED = { host: 'VARCHAR', origin: 'VARCHAR', hasTests: 'BOOLEAN', moments: 'BIGINT[]' } as const

function toGroup({ origin, retrievedAt, ...row }: z.infer<typeof Row>): RecordGroup {
  return {
    ...row,
    origin: origin === null ? null : plainOrigin(origin),
    retrievedAt: retrievedAt === null ? null : new Date(retrievedAt).toISOString(),
  }
}

function groupStatement(records: RecordsRelation): string {
  return `WITH fitting AS (
      SELECT m.row, list(m.rule ORDER BY m.rule) AS fits, bool_or(t.isAlone) AS isAlone
      FROM (${matchStatement(records)}) AS m JOIN tests AS t ON t.rule = m.rule GROUP BY m.row
    ),
    placed AS (
      SELECT *, ${originIn('url', 'host')} AS origin FROM (${records.rows}) WHERE host IN (SELECT host FROM parted)
    ),
    divided AS (
      SELECT p.origin, p.url, p.tokens, p."retrievedAt", f.fits,
        p.hasTests AND (coalesce(f.isAlone, false) OR ${isOddAddress('p.url')}) AS isAlone,
        CASE WHEN len(p.moments) > 0 THEN len(list_filter(p.moments, lambda moment: moment <= epoch_ms(p."retrievedAt"))) END AS span
      FROM (SELECT r.*, o.hasTests, o.moments FROM placed AS r JOIN parted AS o ON o.origin = r.origin) AS p
      LEFT JOIN fitting AS f ON f.row = p.row
    )
    SELECT origin, count(*) AS records, sum(tokens) AS tokens, min(url) AS url, epoch_ms(min("retrievedAt")) AS "retrievedAt"
    FROM divided
    GROUP BY origin, fits, span, "retrievedAt" IS NULL, CASE WHEN isAlone THEN url END
    ORDER BY origin, url, "retrievedAt"`
}

/** Each test as a rule about the records of its origin alone; a rule's number is its test's. */
function* rulesOf(partings: readonly OriginParting[]): Generator<NumberedRule> {
  for (const { rule, written, test } of numbered(partings)) {
    const url = urlOf(written)
    if (url === null) continue
    const scheme = url.protocol === 'https:' ? 'https' : 'http'
    const port = url.port === '' ? (scheme === 'https' ? 443 : 80) : Number(url.port)
    const path = { pattern: test.pattern, isCaseless: test.kind === 'caseless' }
    yield { rule, host: url.hostname, withSubdomains: false, scheme, port, path }
  }
}

function* testRows(partings: readonly OriginParting[]) {
  for (const { rule, test } of numbered(partings)) yield { rule, isAlone: test.kind === 'alone' }
}

function* numbered(partings: readonly OriginParting[]) {
  let rule = 0
  for (const { written, tests } of partings)
    for (const test of tests) {
      yield { rule, written, test }
      rule += 1
    }
}

function* partedRows(partings: readonly OriginParting[]) {
  for (const { written, tests, moments } of partings)
    yield { host: hostOf(written), origin: written, hasTests: tests.length > 0, moments: [...moments] }
}

/** The host as manifests have it. */
function hostOf(written: string): string {
  return urlOf(written)?.hostname.replace(/\.$/, '') ?? ''
}

function rangeOf(partings: readonly OriginParting[]): HostRange | null {
  const keys = partings.map(({ written }) => hostKeyOf(hostOf(written))).sort()
  const [first, last] = [keys[0], keys.at(-1)]
  return first === undefined || last === undefined ? null : { first, last }
}
