import 'server-only'
import { z } from 'zod'
import { Refusal } from '#lib/error.ts'
import { CalendarDate, WebAddress } from '#lib/evidence.ts'
import { readDocument } from '#lib/interchange/formats.ts'
import { IMPORT_FORMATS, IMPORT_MAX_BYTES, type Reading } from '#lib/interchange/import.ts'
import { blobs } from './db.ts'
import { today } from './today.ts'

/** How a kept document is to be read: what stands in the address of its review. */
export const ReadingOrder = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  format: z.enum(['auto', ...IMPORT_FORMATS]).catch('auto'),
  candidate: z.coerce.number().int().min(0).catch(-1),
  file: z.string().max(300).catch(''),
  from: WebAddress.nullable().catch(null),
  on: CalendarDate.catch(''),
})
export type ReadingOrder = z.infer<typeof ReadingOrder>

/** The address at which a kept document is reviewed. It survives a reload, since the bytes are kept by digest. */
export function reviewAddress(order: {
  sha256: string
  file?: string
  from?: string
  format?: string
  candidate?: number
}): string {
  const { sha256, ...rest } = order
  const query = new URLSearchParams({ on: today() })
  for (const [name, value] of Object.entries(rest))
    if (value !== undefined && value !== '') query.set(name, String(value))
  return `/import/review/${sha256}?${query}`
}

/** What a kept document says, or null where no such document is kept. The same order reads the same every time. */
export async function readKept(order: ReadingOrder): Promise<Reading | null> {
  const kept = await blobs().open(order.sha256)
  if (kept === null) return null
  if (kept.bytes > IMPORT_MAX_BYTES) {
    kept.stream.destroy()
    return null
  }
  const chunks: Buffer[] = []
  for await (const chunk of kept.stream) chunks.push(Buffer.from(chunk))
  const context = { fileName: order.file, url: order.from, today: order.on === '' ? today() : order.on }
  return readDocument(Buffer.concat(chunks), order.format, context)
}

/** Keeps a document for its review and answers its digest. An empty one, and one over the bound, is refused. */
export async function keepDocument(bytes: Uint8Array): Promise<string> {
  if (bytes.byteLength === 0) throw new Refusal('invalid', 'The document is empty.')
  if (bytes.byteLength > IMPORT_MAX_BYTES)
    throw new Refusal('too-large', 'The document is larger than 16 MiB, the most that is read. Nothing was kept.')
  return (await blobs().put(bytes)).sha256
}
