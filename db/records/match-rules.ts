import { z } from 'zod'
import { patternsOf, type RecordRule, takeApart } from '#lib/preference/record-rule.ts'
import type { BlobStore } from '../blobs.ts'
import type { Duck } from './duck.ts'
import { fillTable } from './fill-table.ts'
import { normalPathIn } from './path-of.ts'
import { type RecordsRelation, recordsOf } from './records-relation.ts'
import { portIn, schemeIn } from './scheme.ts'
import { withBlobs } from './with-blobs.ts'

/** A rule with the number under which it is told. Several may have one number: a record that is meant by any of them counts once for each. */
export type NumberedRule = RecordRule & { rule: number }

/** How many records, and tokens where the manifest counts them, a rule means. Rules that mean none are left out. */
export type RuleMatches = { rule: number; records: number; tokens: number | null }

const Figure = z.coerce.number()
const Counted = z.object({ rule: z.number(), records: Figure, tokens: Figure.nullable() })

/** How many records of these manifests each rule means. */
export async function countMatches(
  blobs: BlobStore,
  manifests: readonly { sha256: string }[],
  rules: Iterable<NumberedRule>,
): Promise<RuleMatches[]> {
  const digests = manifests.map(({ sha256 }) => sha256)
  return withBlobs(blobs, digests, async (duck, files) => {
    const records = await recordsOf(duck, files)
    if (records === null) return []
    await fillRules(duck, rules)
    return duck.rows(Counted, countStatement(records))
  })
}

const COLUMNS = {
  rule: 'INTEGER',
  host: 'VARCHAR',
  withSubdomains: 'BOOLEAN',
  scheme: 'VARCHAR',
  port: 'INTEGER',
  isWholeHost: 'BOOLEAN',
  beginning: 'VARCHAR',
  octets: 'INTEGER',
  middles: 'VARCHAR[]',
  last: 'VARCHAR',
  isWhole: 'BOOLEAN',
} as const

/** The rules as the table `rules`, one row a pattern. `isWholeHost`: the address itself need not be read. */
export async function fillRules(duck: Duck, rules: Iterable<NumberedRule>): Promise<void> {
  await fillTable(duck, 'rules', COLUMNS, rowsOf(rules))
}

function* rowsOf(rules: Iterable<NumberedRule>) {
  for (const rule of rules)
    for (const pattern of patternsOf(rule)) {
      const { path: _path, ...of } = rule
      const { beginning, ...rest } = takeApart(pattern ?? '')
      const isWholeHost = pattern === null && rule.scheme === null && rule.port === null
      yield { ...of, isWholeHost, beginning, octets: beginning.length, ...rest }
    }
}

/** Each record that a rule of the table `rules` means, with the rule: `row`, `rule`. One statement. */
export function matchStatement(records: RecordsRelation): string {
  return `WITH ${hits(records)}
    SELECT row, rule FROM hits
    UNION ALL
    SELECT m.row, r.rule FROM (${records.rows}) AS m JOIN owners AS o ON o.host = m.host
    JOIN rules AS r ON r.host = o.owner AND (o.isOwn OR r.withSubdomains) WHERE r.isWholeHost`
}

/** How many records each rule of the table `rules` means. One statement; a rule for a whole host is counted by its hosts. */
export function countStatement(records: RecordsRelation): string {
  return `WITH ${hits(records)}
    SELECT rule, sum(records) AS records, sum(tokens) AS tokens FROM (
      SELECT rule, count(*) AS records, sum(tokens) AS tokens FROM hits GROUP BY rule
      UNION ALL
      SELECT r.rule, sum(h.records), sum(h.tokens) FROM hosts AS h JOIN owners AS o ON o.host = h.host
      JOIN rules AS r ON r.host = o.owner AND (o.isOwn OR r.withSubdomains) WHERE r.isWholeHost GROUP BY r.rule
    ) GROUP BY rule ORDER BY rule`
}

/**
 * `hosts` with their counts; `owners`: for each host those hosts at or above it that rules name; `hits`: the records whose address a rule means.
 * Hosts are joined first, and addresses are read only of hosts that have rules about paths; there the beginnings of the patterns, cut from the path
 * in each length that occurs, are looked up like names. So nothing is tried against every rule.
 */
function hits({ rows }: RecordsRelation): string {
  return `hosts AS MATERIALIZED (
      SELECT host, count(*) AS records, sum(tokens) AS tokens FROM (${rows}) WHERE host IS NOT NULL GROUP BY host
    ),
    above AS (
      SELECT host, unnest(list_transform(range(1, len(labels) + 1), lambda k: array_to_string(labels[k:], '.'))) AS owner
      FROM (SELECT host, string_split(host, '.') AS labels FROM hosts)
    ),
    owners AS MATERIALIZED (
      SELECT host, owner, host = owner AS isOwn FROM above WHERE owner IN (SELECT host FROM rules)
    ),
    asked AS MATERIALIZED (
      SELECT DISTINCT o.host, o.owner, o.isOwn, r.octets FROM owners AS o
      JOIN rules AS r ON r.host = o.owner AND (o.isOwn OR r.withSubdomains) WHERE NOT r.isWholeHost
    ),
    addressed AS (
      SELECT row, host, url, tokens, ${normalPathIn('url')} AS path
      FROM (${rows}) WHERE host IN (SELECT host FROM asked)
    ),
    probes AS (
      SELECT m.*, a.owner, a.isOwn, left(m.path, a.octets) AS beginning
      FROM addressed AS m JOIN asked AS a ON a.host = m.host WHERE length(m.path) >= a.octets
    ),
    hits AS (
      SELECT p.row, r.rule, p.tokens FROM probes AS p
      JOIN rules AS r ON r.host = p.owner AND r.beginning = p.beginning AND (p.isOwn OR r.withSubdomains)
      WHERE NOT r.isWholeHost AND (r.scheme IS NULL OR r.scheme = ${schemeIn('p.url')})
        AND (r.port IS NULL OR r.port = ${portIn('p.url')}) AND ${goesOn('p.path', 'r')}
    )`
}

/** Whether a path goes on after its beginning as a pattern demands: each part after a star is looked for once, from left to right. */
function goesOn(path: string, rule: string): string {
  const rest = `list_reduce(${rule}.middles, lambda rest, part:
    CASE WHEN contains(rest, part) THEN substr(rest, strpos(rest, part) + length(part)) END, substr(${path}, ${rule}.octets + 1))`
  return `CASE WHEN ${rule}.last IS NULL THEN NOT ${rule}.isWhole OR length(${path}) = ${rule}.octets
    WHEN ${rule}.isWhole THEN ends_with(${rest}, ${rule}.last) ELSE contains(${rest}, ${rule}.last) END`
}
