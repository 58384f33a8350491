import { otherColumns } from '#app/_records/kept-columns.ts'
import { blobs } from '#app/_server/db.ts'
import { etagOf } from '#app/_server/etag.ts'
import { listRecords } from '#db/records/list-records.ts'
import { Refusal } from '#lib/error.ts'
import {
  printCsvHead,
  printCsvLine,
  printJsonLine,
  RECORD_TEXT_MAX,
  type RecordTextFormat,
} from '#lib/records/record-text.ts'
import type { Manifest, RecordFilter } from '#lib/records/schema.ts'
import { fileHeaders } from './file-headers.ts'
import { countThem } from './records.ts'
import { webStream } from './web-stream.ts'

/** The Parquet file of a manifest, whole. A filter is refused, since the file's sha256 is what a version commits to. */
export async function parquetResponse(manifest: Manifest, filter: RecordFilter, name: string): Promise<Response> {
  if (Object.values(filter).some((value) => value !== undefined))
    throw new Refusal('invalid', 'The Parquet file is sent whole. For some of the records take format=csv or jsonl.')
  const blob = await blobs().open(manifest.sha256)
  if (blob === null) throw new Refusal('not-found', `This registry does not hold the manifest ${manifest.sha256}.`)
  const mediaType = 'application/vnd.apache.parquet'
  const headers = fileHeaders({ path: `${name}.records.parquet`, sha256: manifest.sha256, mediaType })
  return new Response(webStream(blob.stream), { headers })
}

const MEDIA_TYPES = { csv: 'text/csv; charset=utf-8', jsonl: 'application/jsonl' } as const

/** The records that fit, written out as they are read. More than the bound are refused, never cut off. */
export async function textResponse(
  manifest: Manifest,
  filter: RecordFilter,
  format: RecordTextFormat,
  name: string,
): Promise<Response> {
  const count = await countThem(manifest, filter)
  if (count > RECORD_TEXT_MAX)
    throw new Refusal(
      'too-large',
      `${count.toLocaleString('en')} records fit, and ${RECORD_TEXT_MAX.toLocaleString('en')} at most are written as text. Narrow the filter, or take the Parquet file.`,
    )
  return new Response(encoded(printed(manifest, filter, format)), {
    headers: {
      'Content-Type': MEDIA_TYPES[format],
      'Content-Disposition': `attachment; filename="${name}.records.${format}"`,
      ETag: etagOf(JSON.stringify([manifest.sha256, format, Object.entries(filter).sort()])),
    },
  })
}

const ROWS_AT_ONCE = 2000

async function* printed(manifest: Manifest, filter: RecordFilter, format: RecordTextFormat): AsyncGenerator<string> {
  const others = otherColumns(manifest)
  if (format === 'csv') yield printCsvHead(others)
  let cursor: string | null = null
  do {
    const page = await listRecords(blobs(), manifest, filter, { limit: ROWS_AT_ONCE, cursor })
    yield page.items.map((row) => (format === 'csv' ? printCsvLine(row, others) : printJsonLine(row))).join('')
    cursor = page.nextCursor
  } while (cursor !== null)
}

function encoded(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next()
      if (done === true) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
}
