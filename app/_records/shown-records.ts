import { blobs } from '#app/_server/db.ts'
import { countRecords, listRecords } from '#db/records/list-records.ts'
import { Refusal } from '#lib/error.ts'
import type { Manifest, RecordPage } from '#lib/records/schema.ts'
import { RECORDS_A_PAGE } from './list-section.tsx'
import { isNarrowed, type RecordsSearch } from './search-address.ts'

/** The page of records that is asked for, and how many fit in all. Null: the bytes of the manifest are not held here any more. */
export async function shownRecords(
  manifest: Manifest,
  { filter, cursor }: RecordsSearch,
): Promise<{ records: RecordPage; total: number } | null> {
  const store = blobs()
  const list = (from: string | null) => listRecords(store, manifest, filter, { limit: RECORDS_A_PAGE, cursor: from })
  // a cursor that no page gave: the list starts from its beginning
  const otherCursor = (error: unknown) => {
    if (error instanceof Refusal && error.code === 'invalid') return list(null)
    throw error
  }
  const [records, total] = await Promise.all([
    list(cursor).catch(otherCursor).catch(goneIsNull),
    isNarrowed(filter) ? countRecords(store, manifest, filter).catch(goneIsNull) : manifest.count,
  ])
  return records === null || total === null ? null : { records, total }
}

function goneIsNull(error: unknown): null {
  if (error instanceof Refusal && error.code === 'not-found') return null
  throw error
}
