import { Empty } from '#app/_ui/empty.tsx'
import { formatCount, formatPlural } from '#app/_ui/format.ts'
import { Pager } from '#app/_ui/pager.tsx'
import { Section } from '#app/_ui/section.tsx'
import { RECORD_TEXT_MAX } from '#lib/records/record-text.ts'
import type { Manifest, RecordPage } from '#lib/records/schema.ts'
import { FilterForm } from './filter-form.tsx'
import { RecordTable } from './record-table.tsx'
import { isNarrowed, queryOf, type RecordsSearch, recordsHref } from './search-address.ts'

/** How many records a page of the list has. */
export const RECORDS_A_PAGE = 25

type ListProps = {
  page: string
  manifest: Manifest
  search: RecordsSearch
  /** What was found; null: the bytes of the manifest are not held here any more. */
  found: { records: RecordPage; total: number } | null
  /** The version's digest; null for a draft. */
  digest: string | null
}

/** The records themselves, narrowed as the address says, a page of them. */
export function ListSection({ page, manifest, search, found, digest }: ListProps) {
  const { profile } = manifest
  return (
    <Section title="Look at them" id="list" {...(found !== null && { right: rightOf(found.total, manifest.count) })}>
      <FilterForm page={page} search={search} profile={profile} />
      {found === null ? (
        <Empty title="The manifest is not held here any more">
          <p>Its figures stay, and so does its set digest. The records themselves can’t be shown.</p>
        </Empty>
      ) : found.records.items.length === 0 ? (
        <NoneFit page={page} search={search} total={found.total} />
      ) : (
        <>
          <RecordTable
            rows={found.records.items}
            profile={profile}
            caption="By host, then by id"
            proofHref={digest === null ? null : (id) => proofAddress(digest, id, search.set)}
          />
          <div className="mt-4">
            <Pager
              summary={`${formatPlural(found.records.items.length, 'record', 'records')} on this page`}
              next={`Next ${RECORDS_A_PAGE}`}
              {...(search.cursor !== null && { previousHref: recordsHref(page, search) })}
              {...(found.records.nextCursor !== null && {
                nextHref: recordsHref(page, search, found.records.nextCursor),
              })}
            />
          </div>
          {digest !== null && <AsText digest={digest} search={search} total={found.total} />}
        </>
      )}
    </Section>
  )
}

function proofAddress(digest: string, id: string, set: string | undefined): string {
  const query = new URLSearchParams({ id, ...(set !== undefined && { set }) })
  return `/api/v1/versions/${digest}/records/proof?${query}`
}

function rightOf(total: number, count: number): string {
  return total === count
    ? formatPlural(count, 'record', 'records')
    : `${formatCount(total)} of ${formatCount(count)} fit`
}

function NoneFit({ page, search, total }: { page: string; search: RecordsSearch; total: number }) {
  const { filter, set } = search
  if (total > 0)
    return (
      <p className="second">
        No record comes after this one. <a href={recordsHref(page, search)}>From the first record</a>
      </p>
    )
  if (!isNarrowed(filter))
    return (
      <Empty title="The manifest holds no records">
        <p>It was sent with none. That does not mean that the version has none.</p>
      </Empty>
    )
  return (
    <Empty title="No record fits">
      <p>
        A value is matched as a whole, in its own case; only the words may be a part.{' '}
        <a href={recordsHref(page, { filter: {}, set })}>Show all records</a>
      </p>
    </Empty>
  )
}

function AsText({ digest, search: { filter, set }, total }: { digest: string; search: RecordsSearch; total: number }) {
  if (total > RECORD_TEXT_MAX)
    return (
      <p className="small second mt-3">{`As CSV or JSONL at most ${formatCount(RECORD_TEXT_MAX)} records are had: narrow the list, or take the Parquet file.`}</p>
    )
  const query = queryOf(filter)
  if (set !== undefined) query.set('set', set)
  const href = (format: string) =>
    `/api/v1/versions/${digest}/records/download?${query}${query.size > 0 ? '&' : ''}format=${format}`
  return (
    <p className="small mt-3">
      {`${isNarrowed(filter) ? 'Those that fit' : 'All of them'} as `}
      <a href={href('csv')} download>
        CSV
      </a>
      {' or '}
      <a href={href('jsonl')} download>
        JSONL
      </a>
    </p>
  )
}
