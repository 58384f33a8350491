import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { type HeaderLine, headerLines } from './signal.ts'

/** The head of an HTTP response as it was kept, and its body as it was sent. */
export type HttpResponse = { status: number; headers: HeaderLine[]; body: Buffer }

/** An HTTP/1 response from its bytes, or null where they are none. Lines of one name stay apart; folded ones are joined (RFC 9112 §5.2). */
export function readHttpResponse(message: Buffer): HttpResponse | null {
  const { head, body } = splitHead(message)
  const [first = '', ...lines] = head.split(/\r?\n/)
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})(?: |$)/.exec(first)?.[1]
  return status === undefined ? null : { status: Number(status), headers: headerFields(lines), body }
}

/** One field of an HTTP request as it was kept, or null. */
export function requestField(message: Buffer, name: string): string | null {
  const [, ...lines] = splitHead(message).head.split(/\r?\n/)
  return headerLines(headerFields(lines), name)[0] ?? null
}

function splitHead(message: Buffer): { head: string; body: Buffer } {
  const at = [
    { place: message.indexOf('\r\n\r\n'), length: 4 },
    { place: message.indexOf('\n\n'), length: 2 },
  ]
  const [end] = at.filter(({ place }) => place !== -1).sort((a, b) => a.place - b.place)
  if (end === undefined) return { head: message.toString('latin1'), body: Buffer.alloc(0) }
  const head = message.subarray(0, end.place).toString('latin1')
  return { head, body: message.subarray(end.place + end.length) }
}

/** Lines `Name: value` as pairs, without what can't be kept as text (NUL). */
export function headerFields(lines: readonly string[]): HeaderLine[] {
  const fields: HeaderLine[] = []
  for (const line of lines) {
    const last = fields.at(-1)
    const [, name, value] = /^([^\s:][^:]*?)[ \t]*:[ \t]*(.*?)[ \t]*$/.exec(line.replaceAll('\0', '')) ?? []
    if (name !== undefined && value !== undefined) fields.push([name, value])
    else if (/^[ \t]/.test(line) && last !== undefined)
      last[1] = `${last[1]} ${line.replaceAll('\0', '').trim()}`.trim()
  }
  return fields
}

const DECODERS = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  deflate: () => createInflate(),
  br: () => createBrotliDecompress(),
}

/** A body without transfer and content coding, at most `most` of it. Null: it is not of the coding that it claims. */
export type PlainBody = { bytes: Buffer; isCut: boolean }

/**
 * The body of a kept response. Archives keep bodies as they were sent, or without their codings and with the header lines that tell of them: what
 * is not chunked, or not compressed, is taken as it is.
 */
export async function plainBody({ headers, body }: HttpResponse, most: number): Promise<PlainBody | null> {
  const isChunked = /(?:^|,)\s*chunked\s*$/i.test(headerLines(headers, 'transfer-encoding').at(-1) ?? '')
  const sent = isChunked ? unchunked(body) : body
  const coding = (headerLines(headers, 'content-encoding').at(-1) ?? '').trim().toLowerCase()
  const decoder =
    coding === 'gzip' || coding === 'x-gzip' || coding === 'deflate' || coding === 'br' ? DECODERS[coding]() : null
  if (decoder === null) {
    if (coding !== '' && coding !== 'identity') return null
    return { bytes: sent.subarray(0, most), isCut: sent.length > most }
  }
  if (coding.endsWith('gzip') && (sent[0] !== 0x1f || sent[1] !== 0x8b))
    return { bytes: sent.subarray(0, most), isCut: sent.length > most }
  decoder.end(sent)
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of decoder) {
      chunks.push(Buffer.from(chunk))
      length += chunks.at(-1)?.length ?? 0
      if (length > most) break
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
  return { bytes: Buffer.concat(chunks).subarray(0, most), isCut: length > most }
}

/** A body without its chunks (RFC 9112 §7.1), or as it is where it has none; chunks that break off give what came. */
function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf('\n', at)
    const size = /^([0-9a-fA-F]{1,8})[ \t]*(?:;.*)?\r?$/.exec(
      body.subarray(at, end === -1 ? at : end).toString('latin1'),
    )
    if (size === null) return parts.length === 0 ? body : Buffer.concat(parts)
    const count = Number.parseInt(size[1] ?? '', 16)
    if (count === 0) break
    parts.push(body.subarray(end + 1, end + 1 + count))
    at = end + 1 + count
    at += body[at] === 0x0d ? 2 : 1
  }
  return Buffer.concat(parts)
}
