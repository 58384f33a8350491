import { z } from 'zod'
import { Refusal } from '#lib/error.ts'
import { RECORD_ROLES, type RecordFilter, type RecordPage, RecordRow } from '#lib/records/schema.ts'
import type { BlobStore } from '../blobs.ts'
import type { Duck, Values } from './duck.ts'
import { hostKeyOf, plainHost } from './host.ts'
import { nameOf } from './sql.ts'
import { withBlobs } from './with-blobs.ts'

/** `cursor`: as an earlier page gave it; null: from the first record on. */
export type RecordPageAsked = { limit: number; cursor: string | null }

const Figure = z.coerce.number()
/** Where a manifest has no columns of its own the engine answers an empty map, which comes as a list. */
const Other = RecordRow.shape.other.or(z.array(z.never()).transform(() => ({})))
const Row = RecordRow.extend({ bytes: Figure.nullable(), tokens: Figure.nullable(), other: Other, row: Figure })

/**
 * Records of a manifest in its own order (by host read from its end, then by id), those that the filter lets through. A filter by what the manifest
 * does not have finds none. What lies before the cursor is not read, nor what lies behind the page.
 */
export async function listRecords(
  blobs: BlobStore,
  manifest: { sha256: string },
  filter: RecordFilter,
  { limit, cursor }: RecordPageAsked,
): Promise<RecordPage> {
  const from = cursor === null ? 0 : rowOf(cursor)
  const wanted = Math.trunc(limit) + 1
  return withBlobs(blobs, [manifest.sha256], async (duck, [rows = '']) => {
    const columns = await columnsOf(duck, rows)
    const { conditions, values } = conditionsOf(filter, columns)
    const to = conditions.length === 0 ? [`file_row_number < ${from + wanted}`] : []
    const found = await duck.rows(
      Row,
      `SELECT ${selected(columns)}, file_row_number AS row FROM ${rows}
       WHERE ${[`file_row_number >= ${from}`, ...to, ...conditions].join(' AND ')} LIMIT ${wanted}`,
      values,
    )
    const inOrder = found.toSorted((one, other) => one.row - other.row)
    const items = inOrder.slice(0, limit).map(({ row: _row, ...record }) => record)
    const next = inOrder[limit]
    return { items, nextCursor: next === undefined ? null : String(next.row) }
  })
}

/** How many records of a manifest the filter lets through. */
export async function countRecords(
  blobs: BlobStore,
  manifest: { sha256: string },
  filter: RecordFilter,
): Promise<number> {
  return withBlobs(blobs, [manifest.sha256], async (duck, [rows = '']) => {
    const { conditions, values } = conditionsOf(filter, await columnsOf(duck, rows))
    const [found] = await duck.rows(
      z.object({ records: Figure }),
      `SELECT count(*) AS records FROM ${rows} WHERE ${['true', ...conditions].join(' AND ')}`,
      values,
    )
    return found?.records ?? 0
  })
}

async function columnsOf(duck: Duck, rows: string): Promise<Set<string>> {
  return new Set((await duck.columns(`SELECT * FROM ${rows}`)).map(({ name }) => name))
}

const SHOWN = [...RECORD_ROLES, 'host'] as const
const HIDDEN = ['host_key']
const SEARCHED = ['id', 'url', 'source']

function selected(columns: ReadonlySet<string>): string {
  const roles = SHOWN.map((name) => (columns.has(name) ? shown(name) : `NULL AS ${nameOf(name)}`))
  const known = new Set<string>([...SHOWN, ...HIDDEN])
  const others = [...columns].filter((name) => !known.has(name))
  const packed = others.map((name) => `${nameOf(name)} := ${nameOf(name)}`).join(', ')
  return [...roles, `${others.length === 0 ? 'map {}' : `struct_pack(${packed})`} AS other`].join(', ')
}

function shown(name: string): string {
  return name === 'retrievedAt' ? `strftime(${nameOf(name)}, '%Y-%m-%dT%H:%M:%SZ') AS ${nameOf(name)}` : nameOf(name)
}

function conditionsOf({ q, ...equal }: RecordFilter, columns: ReadonlySet<string>) {
  const conditions: string[] = []
  const values: Values = {}
  for (const [name, value] of Object.entries(equal)) {
    if (value === undefined) continue
    conditions.push(columns.has(name) ? `${nameOf(name)} = $${name}` : 'false')
    if (columns.has(name)) values[name] = name === 'host' ? plainHost(value) : value
  }
  if (values.host !== undefined && equal.host !== undefined) {
    conditions.push('host_key = $key')
    values.key = hostKeyOf(plainHost(equal.host))
  }
  if (q !== undefined) {
    const places = SEARCHED.filter((name) => columns.has(name)).map((name) => `contains(lower(${name}), lower($q))`)
    conditions.push(`(${places.join(' OR ')})`)
    values.q = q
  }
  return { conditions, values }
}

/** A cursor is the number of the row from which on to read. */
function rowOf(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor)) throw new Refusal('invalid', 'The cursor is not one that an earlier page gave.')
  return Number(cursor)
}
