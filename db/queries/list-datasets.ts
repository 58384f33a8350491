import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import { type Archived, LOWEST, type OptOut } from '#lib/dataset/facets.ts'
import type { Amount, Modality } from '#lib/dataset/schema.ts'
import { type Cursor, type DatasetSearch, parseCursor, printCursor, type Sort } from '#lib/dataset/search.ts'
import { Refusal } from '#lib/error.ts'
import type { LicenseFamily } from '#lib/license/statement.ts'
import type { Db } from '../client.ts'
import { datasets, organizations, versions } from '../schema/index.ts'
import { ORGANIZATION_OF_DATASET, searchCondition, searchQuery } from './search-conditions.ts'

/** One entry of the list: the dataset and its current version (null where nothing is published). */
export type DatasetEntry = {
  path: string
  organization: string
  organizationName: string
  title: string
  /** The first 600 characters of the description, as Markdown. */
  excerpt: string
  modalities: Modality[]
  languages: string[]
  state: 'published' | 'withdrawn' | 'drafts-only'
  license: { expression: string; kind: 'declared' | 'concluded'; family: LicenseFamily; hasEvidence: boolean }
  optOut: OptOut
  archived: Archived
  changedAt: Date
  current: {
    label: string
    digest: string
    releaseDate: string
    fileCount: number
    totalBytes: number | null
    amounts: Amount[]
  } | null
}

export type DatasetPage = { items: DatasetEntry[]; nextCursor: string | null }

/** The exact versions that a page of the list speaks of. */
export function digestsOf({ items }: DatasetPage): string[] {
  return items.flatMap(({ current }) => current?.digest ?? [])
}

/** The order that really applies: relevance needs words. */
export function effectiveSort(search: DatasetSearch): Sort {
  return search.sort === 'relevance' && searchQuery(search.q) === null ? 'newest' : search.sort
}

/** The datasets that fit the search, a page of them after the cursor: one statement. A foreign cursor is refused. */
export async function listDatasets(db: Db, search: DatasetSearch): Promise<DatasetPage> {
  const sort = effectiveSort(search)
  const { key, descending } = sortKey(search, sort)
  const rows = await db
    .select({
      id: datasets.id,
      key: sql<string>`(${key})::text`,
      path: datasets.path,
      organization: organizations.slug,
      organizationName: organizations.name,
      title: datasets.title,
      excerpt: sql<string>`left(${datasets.description}, 600)`,
      modalities: datasets.shownModalities,
      languages: datasets.shownLanguages,
      state: datasets.state,
      licenseExpression: datasets.licenseExpression,
      licenseKind: datasets.licenseKind,
      licenseFamily: datasets.licenseFamily,
      licenseHasEvidence: datasets.licenseHasEvidence,
      optOut: datasets.optOut,
      archived: datasets.archived,
      changedAt: datasets.changedAt,
      label: versions.label,
      digest: versions.digest,
      releaseDate: versions.releaseDate,
      fileCount: versions.fileCount,
      totalBytes: versions.totalBytes,
      amounts: versions.amounts,
    })
    .from(datasets)
    .innerJoin(organizations, ORGANIZATION_OF_DATASET)
    .leftJoin(versions, eq(versions.id, datasets.currentVersionId))
    .where(and(searchCondition(search), afterCursor(search, sort, key, descending)))
    .orderBy(descending ? desc(key) : asc(key), asc(datasets.id))
    .limit(search.limit + 1)
  const shown = rows.slice(0, search.limit)
  const last = rows.length > search.limit ? shown.at(-1) : undefined
  return { items: shown.map(entryOf), nextCursor: last === undefined ? null : printCursor([sort, last.key, last.id]) }
}

type Row = {
  label: string | null
  digest: string | null
  releaseDate: string | null
  fileCount: number | null
  totalBytes: number | null
  amounts: Amount[] | null
  licenseExpression: string
  licenseKind: 'declared' | 'concluded'
  licenseFamily: LicenseFamily
  licenseHasEvidence: 'yes' | 'no'
} & Omit<DatasetEntry, 'license' | 'current'> & { id: string; key: string }

function entryOf(row: Row): DatasetEntry {
  const {
    id: _id,
    key: _key,
    label,
    digest,
    releaseDate,
    fileCount,
    totalBytes,
    amounts,
    licenseExpression,
    licenseKind,
    licenseFamily,
    licenseHasEvidence,
    ...rest
  } = row
  const published = label !== null && digest !== null && releaseDate !== null
  return {
    ...rest,
    license: {
      expression: licenseExpression,
      kind: licenseKind,
      family: licenseFamily,
      hasEvidence: licenseHasEvidence === 'yes',
    },
    current: published
      ? { label, digest, releaseDate, fileCount: fileCount ?? 0, totalBytes, amounts: amounts ?? [] }
      : null,
  }
}

/** The expression that the list is ordered by. `evidence` puts what has no evidence first: that is where work waits. */
function sortKey(search: DatasetSearch, sort: Sort): { key: SQL; descending: boolean } {
  if (sort === 'newest') return { key: sql`${datasets.newestOn}`, descending: true }
  if (sort === 'title') return { key: sql`lower(${datasets.title})`, descending: false }
  if (sort === 'evidence')
    return { key: sql`${datasets.licenseHasEvidence} || ' ' || lower(${datasets.title})`, descending: false }
  if (sort === 'lowest') return { key: sql`${bandRank()} || ' ' || lower(${datasets.title})`, descending: false }
  const query = searchQuery(search.q)
  return { key: sql`round(ts_rank('{0.05,0.2,0.6,1}', ${datasets.search}, ${query})::numeric, 6)`, descending: true }
}

/** The band of the lowest principle as a digit: the lower, the earlier; what is not scored last. */
function bandRank(): SQL {
  const worstFirst = LOWEST.filter((band) => band !== 'not-scored').reverse()
  const ranks = worstFirst.map((band, rank) => sql`when ${band} then ${String(rank)}`)
  return sql`(case ${datasets.lowest}::text ${sql.join(ranks, sql` `)} else '9' end)`
}

const KEY_TYPES = {
  newest: 'date',
  title: 'text',
  evidence: 'text',
  lowest: 'text',
  relevance: 'numeric',
} as const satisfies Record<Sort, string>

function afterCursor(search: DatasetSearch, sort: Sort, key: SQL, descending: boolean): SQL | undefined {
  if (search.cursor === '') return undefined
  const cursor: Cursor | null = parseCursor(search.cursor, sort)
  if (cursor === null) {
    const message = 'This cursor is not one that was given for this order. Start again without a cursor.'
    throw new Refusal('invalid', message, [{ at: 'cursor', message }])
  }
  const [, value, id] = cursor
  const typed = sql`${value}::${sql.raw(KEY_TYPES[sort])}`
  const beyond = descending ? sql`${key} < ${typed}` : sql`${key} > ${typed}`
  return sql`(${beyond} or (${key} = ${typed} and ${datasets.id} > ${id}::uuid))`
}
