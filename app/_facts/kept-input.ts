import 'server-only'
import { jsonText } from '#app/_forms/json-text.ts'
import { blobs } from '#app/_server/db.ts'
import { keepDocument } from '#app/_server/kept-document.ts'
import { FactsInput } from '#lib/assessment/facts-document.ts'
import { Sha256Hex } from '#lib/digest.ts'
import { IMPORT_MAX_BYTES } from '#lib/interchange/import.ts'

/** Keeps a document of facts for its review and answers the sha256 by which it is found again. */
export async function keepInput(input: FactsInput): Promise<string> {
  return keepDocument(Buffer.from(JSON.stringify(input)))
}

/** The document of facts that is kept under this sha256; null where there is none, or something else is. */
export async function readKeptInput(sha256: string): Promise<FactsInput | null> {
  if (!Sha256Hex.safeParse(sha256).success) return null
  const kept = await blobs().open(sha256)
  if (kept === null) return null
  if (kept.bytes > IMPORT_MAX_BYTES) {
    kept.stream.destroy()
    return null
  }
  const chunks: Buffer[] = []
  for await (const chunk of kept.stream) chunks.push(Buffer.from(chunk))
  const read = jsonText.pipe(FactsInput).safeParse(Buffer.concat(chunks).toString('utf8'))
  return read.success ? read.data : null
}
