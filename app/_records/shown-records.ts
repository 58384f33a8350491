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
  const [records, total] = await Promise.all([
    listRecords(store, manifest, filter, { limit: RECORDS_A_PAGE, cursor }).catch(goneIsNull),
    isNarrowed(filter) ? countRecords(store, manifest, filter).catch(goneIsNull) : manifest.count,
  ])
  return records === null || total === null ? null : { records, total }
}

function goneIsNull(error: unknown): null {
  if (error instanceof Refusal && error.code === 'not-found') return null
  throw error
}
