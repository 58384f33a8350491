import type { Duck } from './duck.ts'
import { textOf } from './sql.ts'

/** Records of one or more manifests for a FROM: `row` (its number), `host`, `url`, `tokens`, `retrievedAt`; what a manifest lacks is null. */
export type RecordsRelation = { rows: string; countsTokens: boolean }

/** A manifest has fewer rows than this. */
const ROWS_OF_A_MANIFEST = 2 ** 40

const ASKED = [
  { name: 'tokens', type: 'BIGINT' },
  { name: 'retrievedAt', type: 'TIMESTAMP' },
] as const

const NONE = `SELECT CAST(0 AS BIGINT) AS row, '' AS host, '' AS url, CAST(NULL AS BIGINT) AS tokens, CAST(NULL AS TIMESTAMP) AS "retrievedAt" WHERE false`

/** The first and the last of some hosts, as keys by which manifests are sorted: only what lies between them is read. */
export type HostRange = { first: string; last: string }

/** The records of manifests, given as what stands in a FROM; of none of them: no records. */
export async function recordsOf(
  duck: Duck,
  manifests: readonly string[],
  range: HostRange | null = null,
): Promise<RecordsRelation> {
  const parts: string[] = []
  let countsTokens = false
  for (const [place, manifest] of manifests.entries()) {
    const names = new Set((await duck.columns(`SELECT * FROM ${manifest}`)).map(({ name }) => name))
    const others = ASKED.map(({ name, type }) => (names.has(name) ? `"${name}"` : `CAST(NULL AS ${type}) AS "${name}"`))
    const address = names.has('url') ? 'host, url' : 'CAST(NULL AS VARCHAR) AS host, CAST(NULL AS VARCHAR) AS url'
    countsTokens ||= names.has('tokens')
    if (range !== null && !names.has('host_key')) continue
    const within = range === null ? '' : ` WHERE host_key BETWEEN ${textOf(range.first)} AND ${textOf(range.last)}`
    parts.push(
      `SELECT ${place * ROWS_OF_A_MANIFEST} + file_row_number AS row, ${address}, ${others.join(', ')} FROM ${manifest}${within}`,
    )
  }
  return { rows: parts.length === 0 ? NONE : parts.join(' UNION ALL '), countsTokens }
}
