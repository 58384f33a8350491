import { z } from 'zod'
import type { Attempt } from '#lib/attempt.ts'
import { urlOf } from '#lib/url.ts'
import type { Duck } from './duck.ts'
import { fillTable } from './fill-table.ts'
import { hostIn } from './host.ts'
import type { PlannedColumn } from './role-columns.ts'
import { LEAF } from './set-digest.ts'
import { nameOf, numberedRows, rowsOf, textOf } from './sql.ts'

/** The lightest level of zstd: such columns it packs as well as the usual one in two thirds of the time. What is sorted needs no Bloom filters. */
const ZSTD = 'FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, WRITE_BLOOM_FILTER false'

/** From so many distinct values in a row group on a column is written without a dictionary. */
const DICTIONARY = 'DICTIONARY_SIZE_LIMIT 5000'

/** Small row groups in the index, so that a look-up of one bucket unpacks little. */
const INDEX_GROUP = 40_960

/**
 * Writes the manifest: the planned columns, and where there are URLs `host` and `host_key`. Sorted by the host read from its end, then by id; without
 * URLs by id alone. Not ok at the first value that can't be read. Hosts that are written with letters beyond ASCII get their A-labels.
 */
export async function writeManifest(
  duck: Duck,
  rows: string,
  planned: readonly PlannedColumn[],
  file: string,
): Promise<Attempt<null>> {
  const hasUrl = planned.some(({ role }) => role === 'url')
  const written = await write(duck, rows, planned, file, hasUrl ? keyed('') : null)
  if (!hasUrl || !written.ok) return written
  const odd = await oddHosts(duck, file)
  if (odd.length === 0) return written
  const settled = odd.map((written) => ({ written, settled: urlOf(`http://${written}/`)?.hostname ?? null }))
  await fillTable(duck, 'settled_hosts', { written: 'VARCHAR', settled: 'VARCHAR' }, settled)
  return write(duck, rows, planned, file, keyed('LEFT JOIN settled_hosts ON settled_hosts.written = s.host_key'))
}

/** How rows get their key, given what they come from: the host in the URL, or the form that was settled for it. */
function keyed(join: string): (source: string) => string {
  const host =
    join === ''
      ? 's.host_key'
      : 'CASE WHEN settled_hosts.written IS NULL THEN s.host_key ELSE settled_hosts.settled END'
  return (source) =>
    `(SELECT s.* REPLACE (reverse(${host}) AS host_key) FROM (SELECT *, ${hostIn('url')} AS host_key FROM ${source}) AS s ${join})`
}

async function write(
  duck: Duck,
  rows: string,
  planned: readonly PlannedColumn[],
  file: string,
  withKey: ((source: string) => string) | null,
): Promise<Attempt<null>> {
  const made = planned.map((column) => `${column.made} AS ${nameOf(column.name)}`).join(', ')
  const namesOf = (isRole: boolean) =>
    planned.filter(({ role }) => (role !== null) === isRole).map(({ name }) => nameOf(name))
  const source = `(SELECT ${made} FROM ${rows})`
  const columns = [
    ...namesOf(true),
    ...(withKey === null ? [] : ['reverse(host_key) AS host', 'host_key']),
    ...namesOf(false),
  ]
  return duck.attempt(
    `COPY (SELECT ${columns.join(', ')} FROM ${withKey === null ? source : withKey(source)}
       ORDER BY ${withKey === null ? '' : 'host_key NULLS LAST, '}id)
     TO ${textOf(file)} (${ZSTD}, ${DICTIONARY})`,
  )
}

async function oddHosts(duck: Duck, file: string): Promise<string[]> {
  const hosts = await duck.rows(
    z.object({ host: z.string() }),
    `SELECT host FROM (SELECT DISTINCT host FROM ${rowsOf(file)}) WHERE NOT regexp_full_match(host, '[a-z0-9._:\\[\\]-]+')`,
  )
  return hosts.map(({ host }) => host)
}

/**
 * Writes the index of a manifest: the leaf of each record and its row there, sorted by leaf, so that the leaves of a bucket stand together. A record
 * that can have none has null, at the end.
 */
export async function writeIndex(duck: Duck, manifest: string, file: string): Promise<void> {
  await duck.run(
    `COPY (SELECT leaf, "row" FROM (SELECT ${LEAF} AS leaf, file_row_number AS "row" FROM ${numberedRows(manifest)})
       ORDER BY leaf NULLS LAST)
     TO ${textOf(file)} (${ZSTD}, DICTIONARY_SIZE_LIMIT 1, ROW_GROUP_SIZE ${INDEX_GROUP})`,
  )
}
