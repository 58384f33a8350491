import { z } from 'zod'
import type { RecordGroup } from '#lib/preference/group-shares.ts'
import type { PathTest } from '#lib/preference/path-tests.ts'
import { urlOf } from '#lib/url.ts'
import type { BlobStore } from '../blobs.ts'
import { fillTable } from './fill-table.ts'
import { fillRules, matchStatement, type NumberedRule } from './match-rules.ts'
import { originIn, plainOrigin } from './origin.ts'
import { isOddAddress } from './path-of.ts'
import { type RecordsRelation, recordsOf } from './records-relation.ts'
import { withBlobs } from './with-blobs.ts'

/** What parts the records of an origin: tests on their paths, and moments (ms, ascending) between which it counts for nothing when they were collected. */
export type OriginParting = { origin: string; tests: readonly PathTest[]; moments: readonly number[] }

const Row = z.object({
  origin: z.string().nullable(),
  records: z.coerce.number(),
  tokens: z.coerce.number().nullable(),
  url: z.string().nullable(),
  retrievedAt: z.coerce.number().nullable(),
})

/**
 * The records of these manifests in groups that are decided alike, each with one address and one time of collection as an example: those of one origin
 * that fit the same tests and were collected between the same moments. A record whose address is taken in more than one way, or that fits a test
 * which leaves it alone, is a group of its own. One statement beside those that bring in the tests.
 */
export async function groupRecords(
  blobs: BlobStore,
  manifests: readonly { sha256: string }[],
  partings: readonly OriginParting[],
): Promise<{ groups: RecordGroup[]; countsTokens: boolean }> {
  const digests = manifests.map(({ sha256 }) => sha256)
  return withBlobs(blobs, digests, async (duck, files) => {
    const records = await recordsOf(duck, files)
    await fillRules(duck, rulesOf(partings))
    await fillTable(duck, 'tests', { rule: 'INTEGER', origin: 'VARCHAR', isAlone: 'BOOLEAN' }, testRows(partings))
    await fillTable(duck, 'moments', { origin: 'VARCHAR', at: 'TIMESTAMP', span: 'INTEGER' }, momentRows(partings))
    const rows = await duck.rows(Row, groupStatement(records))
    return { groups: rows.map(toGroup), countsTokens: records.countsTokens }
  })
}

function toGroup({ origin, retrievedAt, ...row }: z.infer<typeof Row>): RecordGroup {
  return {
    ...row,
    origin: origin === null ? null : plainOrigin(origin),
    retrievedAt: retrievedAt === null ? null : new Date(retrievedAt).toISOString(),
  }
}

function groupStatement(records: RecordsRelation): string {
  return `WITH matched AS (
      SELECT m.row, list(m.rule ORDER BY m.rule) AS fits, bool_or(t.isAlone) AS isAlone
      FROM (${matchStatement(records)}) AS m JOIN tests AS t ON t.rule = m.rule GROUP BY m.row
    ),
    tested AS (SELECT DISTINCT origin FROM tests),
    placed AS (SELECT r.*, ${originIn('r.url', 'r.host')} AS origin FROM (${records.rows}) AS r),
    parted AS (
      SELECT p.*, m.fits, t.origin IS NOT NULL AND (coalesce(m.isAlone, false) OR ${isOddAddress('p.url')}) AS isAlone
      FROM placed AS p LEFT JOIN matched AS m ON m.row = p.row LEFT JOIN tested AS t ON t.origin = p.origin
    ),
    spanned AS (
      SELECT p.*, s.span FROM parted AS p
      ASOF LEFT JOIN moments AS s ON s.origin = p.origin AND p."retrievedAt" >= s.at
    )
    SELECT origin, count(*) AS records, sum(tokens) AS tokens, min(url) AS url, epoch_ms(min("retrievedAt")) AS "retrievedAt"
    FROM spanned
    GROUP BY origin, fits, span, "retrievedAt" IS NULL, CASE WHEN isAlone THEN url END
    ORDER BY origin, url, "retrievedAt"`
}

/** Each test as a rule about the records of its origin alone; a rule's number is its test's. */
function* rulesOf(partings: readonly OriginParting[]): Generator<NumberedRule> {
  for (const { rule, origin, test } of numbered(partings)) {
    const url = urlOf(origin)
    if (url === null) continue
    const scheme = url.protocol === 'https:' ? 'https' : 'http'
    const port = url.port === '' ? (scheme === 'https' ? 443 : 80) : Number(url.port)
    const path = { pattern: test.pattern, isCaseless: test.kind === 'caseless' }
    yield { rule, host: url.hostname, withSubdomains: false, scheme, port, path }
  }
}

function* testRows(partings: readonly OriginParting[]) {
  for (const { rule, origin, test } of numbered(partings)) yield { rule, origin, isAlone: test.kind === 'alone' }
}

function* numbered(partings: readonly OriginParting[]) {
  let rule = 0
  for (const { origin, tests } of partings)
    for (const test of tests) {
      yield { rule, origin, test }
      rule += 1
    }
}

function* momentRows(partings: readonly OriginParting[]) {
  for (const { origin, moments } of partings)
    for (const [span, at] of moments.entries())
      yield { origin, at: new Date(at).toISOString().replace('T', ' ').replace('Z', ''), span }
}
