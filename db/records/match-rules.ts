import { z } from 'zod'
import { pathDemand, type RecordRule } from '#lib/preference/record-rule.ts'
import type { BlobStore } from '../blobs.ts'
import type { Duck } from './duck.ts'
import { fillTable } from './fill-table.ts'
import { plainStartIn, recordPathIn } from './path-of.ts'
import { type RecordsRelation, recordsOf } from './records-relation.ts'
import { defaultPortIn, portIn, schemeIn } from './scheme.ts'
import { withBlobs } from './with-blobs.ts'

/** A rule with the number under which it is told, which is its alone. */
export type NumberedRule = RecordRule & { rule: number }

/** How many records a rule means. Rules that mean none are left out. */
export type RuleMatches = { rule: number; records: number }

const Counted = z.object({ rule: z.number(), records: z.coerce.number() })

/** How many records of these manifests each rule means, in the order of the rules' numbers. */
export async function countMatches(
  blobs: BlobStore,
  manifests: readonly { sha256: string }[],
  rules: Iterable<NumberedRule>,
): Promise<RuleMatches[]> {
  const digests = manifests.map(({ sha256 }) => sha256)
  return withBlobs(blobs, digests, async (duck, files) => {
    const records = await recordsOf(duck, files)
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
  isCaseless: 'BOOLEAN',
  isBorder: 'BOOLEAN',
  middles: 'VARCHAR[]',
  last: 'VARCHAR',
  isWhole: 'BOOLEAN',
} as const

/** The rules as the table `rules`. `isWholeHost`: the address itself need not be read. */
export async function fillRules(duck: Duck, rules: Iterable<NumberedRule>): Promise<void> {
  await fillTable(duck, 'rules', COLUMNS, rowsOf(rules))
}

const ANY_PATH = { beginning: '', isCaseless: false, isBorder: false, middles: [], last: null, isWhole: false }

function* rowsOf(rules: Iterable<NumberedRule>) {
  for (const { path, ...rule } of rules) {
    const demand = pathDemand(path)
    const isWholeHost = demand === null && rule.scheme === null && rule.port === null
    const asked = demand ?? ANY_PATH
    yield { ...rule, isWholeHost, ...asked, octets: asked.beginning.length }
  }
}

/** Each record that a rule of the table `rules` means, with the rule: `row`, `rule`. One statement. */
export function matchStatement(records: RecordsRelation): string {
  return `WITH ${hitsOn(records)}
    SELECT row, rule FROM hits
    UNION ALL
    SELECT m.row, o.rule FROM (${records.rows}) AS m JOIN whole AS o ON o.host = m.host`
}

/** How many records each rule of the table `rules` means. One statement; a rule for a whole host is counted by its hosts. */
export function countStatement(records: RecordsRelation): string {
  return `WITH ${hitsOn(records)}
    SELECT rule, sum(records) AS records FROM (
      SELECT rule, count(*) AS records FROM hits GROUP BY rule
      UNION ALL
      SELECT o.rule, sum(h.records) FROM whole AS o JOIN hosts AS h ON h.host = o.host GROUP BY o.rule
    ) GROUP BY rule ORDER BY rule`
}

/**
 * What both statements begin with. `hosts`: how many records each has. `owners`: the hosts at or above each host that rules name. `whole`: the rules for
 * each host as a whole. `hits`: the records whose address a rule means.
 *
 * Hosts are joined first, and addresses are read only of hosts that have rules about them. There the path is cut in each length that the beginning of
 * a rule has, and looked up like a name. So no record is tried against every rule, and no rule against another host's records.
 */
export function hitsOn({ rows }: RecordsRelation): string {
  return `hosts AS MATERIALIZED (SELECT host, count(*) AS records FROM (${rows}) WHERE host IS NOT NULL GROUP BY host),
    names AS MATERIALIZED (SELECT host, row_number() OVER () AS owner FROM (SELECT DISTINCT host FROM rules)),
    named AS MATERIALIZED (SELECT n.owner, r.* FROM rules AS r JOIN names AS n ON n.host = r.host),
    above AS (
      SELECT host, unnest(list_transform(range(1, len(labels) + 1), lambda k: array_to_string(labels[k:], '.'))) AS name
      FROM (SELECT host, string_split(host, '.') AS labels FROM hosts)
    ),
    owners AS MATERIALIZED (
      SELECT a.host, n.owner, a.host = n.host AS isOwn FROM above AS a JOIN names AS n ON n.host = a.name
    ),
    whole AS (
      SELECT o.host, r.rule FROM owners AS o JOIN named AS r ON r.owner = o.owner
      WHERE r.isWholeHost AND (o.isOwn OR r.withSubdomains)
    ),
    asked AS MATERIALIZED (
      SELECT DISTINCT o.host, o.owner, o.isOwn, r.octets, r.isCaseless FROM owners AS o JOIN named AS r ON r.owner = o.owner
      WHERE NOT r.isWholeHost AND (o.isOwn OR r.withSubdomains)
    ),
    placed AS (
      SELECT row, host, url, ${plainStartIn('url', 'host')} AS start
      FROM (${rows}) WHERE host IN (SELECT host FROM asked)
    ),
    addressed AS (SELECT *, CASE WHEN start IS NULL THEN ${recordPathIn('url')} END AS path FROM placed),
    probes AS (
      SELECT m.*, a.owner, a.isOwn, a.octets, a.isCaseless,
        ${inCase('a', `CASE WHEN m.start IS NULL THEN left(m.path, a.octets) ELSE substr(m.url, m.start, a.octets) END`)} AS beginning
      FROM addressed AS m JOIN asked AS a ON a.host = m.host
    ),
    hits AS (
      SELECT p.row, r.rule FROM probes AS p
      JOIN named AS r ON r.owner = p.owner AND r.beginning = p.beginning AND r.octets = p.octets AND r.isCaseless = p.isCaseless
      WHERE NOT r.isWholeHost AND (p.isOwn OR r.withSubdomains)
        AND (r.scheme IS NULL OR r.scheme = ${schemeIn('p.url')}) AND (r.port IS NULL OR r.port = CASE WHEN p.start IS NULL THEN ${portIn('p.url')} ELSE ${defaultPortIn('p.url')} END)
        AND ${goesOn(inCase('r', 'CASE WHEN p.start IS NULL THEN p.path ELSE substr(p.url, p.start) END'))}
    )`
}

function inCase(rule: string, text: string): string {
  return `CASE WHEN ${rule}.isCaseless THEN lower(${text}) ELSE ${text} END`
}

/** Whether a path goes on after its beginning as a rule `r` demands: each part after a star is looked for once, from left to right. */
function goesOn(path: string): string {
  const rest = `substr(${path}, r.octets + 1)`
  const after = `CASE WHEN len(r.middles) = 0 THEN ${rest} ELSE list_reduce(r.middles, lambda rest, part:
    CASE WHEN contains(rest, part) THEN substr(rest, strpos(rest, part) + length(part)) END, ${rest}) END`
  return `CASE WHEN r.isBorder THEN left(${rest}, 1) IN ('', '/', '?')
    WHEN r.last IS NULL THEN NOT r.isWhole OR ${rest} = ''
    WHEN r.isWhole THEN ends_with(${after}, r.last) ELSE contains(${after}, r.last) END`
}
