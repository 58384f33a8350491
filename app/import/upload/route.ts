import { keepDocument, reviewAddress } from '#app/_server/kept-document.ts'
import { refusedText, refuseOtherSites, seeOther } from '#app/_server/same-site.ts'
import { requireActor } from '#app/_server/session.ts'
import { IMPORT_MAX_BYTES } from '#lib/interchange/import.ts'

/** What a form wraps around a document. */
const FORM_BYTES = 64 * 1024

/** Keeps an uploaded or pasted document and goes on to its review. */
export async function POST(request: Request): Promise<Response> {
  try {
    refuseOtherSites(request)
  } catch (error) {
    return refusedText(error)
  }
  await requireActor('/import')
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (Number.isNaN(length)) return seeOther('/import?fault=no-length')
  if (length > IMPORT_MAX_BYTES + FORM_BYTES) return seeOther('/import?fault=too-large')
  const data = await request.formData().catch(() => null)
  if (data === null) return seeOther('/import?fault=malformed')
  const file = data.get('file')
  const text = data.get('text')
  if (file instanceof File && file.size > 0) return review(new Uint8Array(await file.arrayBuffer()), file.name)
  if (typeof text === 'string' && text.trim() !== '') return review(Buffer.from(text.replaceAll('\r\n', '\n')), '')
  return seeOther('/import?fault=nothing')
}

async function review(bytes: Uint8Array, fileName: string): Promise<Response> {
  if (bytes.byteLength > IMPORT_MAX_BYTES) return seeOther('/import?fault=too-large')
  const sha256 = await keepDocument(bytes)
  return seeOther(reviewAddress({ sha256, file: fileName.slice(0, 300) }))
}
