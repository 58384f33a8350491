import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { BodyContract, WholeBody } from '#app/api/v1/_contract/body.ts'
import { Refusal } from '#lib/error.ts'

/**
 * The bytes of a request's body, inflated, at most as many as the contract allows. Refuses the wrong media type (415), a
 * body that is too large, at once where it says so itself (413), and gzip that is none (400).
 */
export async function readRequestBytes(request: Request, contract: WholeBody<unknown>): Promise<Uint8Array> {
  if (contract.kind === 'none' || request.body === null) return new Uint8Array()
  return collect(sentParts(request, contract))
}

/**
 * The parts of a request's body as they come, inflated, refused as `readRequestBytes` does. A sender that goes away in
 * the middle is refused too: what came is not the whole.
 */
export async function* sentParts(request: Request, contract: BodyContract<unknown>): AsyncGenerator<Uint8Array> {
  if (request.body === null) return
  refuseMediaType(request.headers.get('content-type'), contract)
  const stated = Number(request.headers.get('content-length') ?? 0)
  if (stated > contract.maxBytes) throw tooLarge(contract.maxBytes)
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase()
  const sent = bounded(untilTheEnd(request.body), contract.maxBytes)
  if (encoding === 'identity' || encoding === '') yield* sent
  else if (encoding === 'gzip' || encoding === 'x-gzip') yield* inflate(sent, contract.maxBytes)
  else
    throw new Refusal(
      'unsupported-media-type',
      `The Content-Encoding ${JSON.stringify(encoding)} is not known here. Send the body as it is, or with gzip.`,
    )
}

function refuseMediaType(header: string | null, { kind, mediaTypes }: BodyContract<unknown>): void {
  if (header === null || kind === 'bytes' || kind === 'stream') return
  const [type = '', ...parameters] = header
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  if (!mediaTypes.includes(type) && !/^application\/[a-z0-9.+-]+\+json$/.test(type))
    throw new Refusal(
      'unsupported-media-type',
      `The body is sent as ${JSON.stringify(type)}; it is read as ${mediaTypes.join(' or ')}. Set Content-Type.`,
    )
  const charset = parameters
    .find((part) => part.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '')
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')
    throw new Refusal('unsupported-media-type', `The body is sent in ${charset}; it is read as UTF-8 (RFC 8259 §8.1).`)
}

/** The parts of the body; a connection that breaks off in the middle is the sender's, not a fault of ours. */
async function* untilTheEnd(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    if (!isBrokenOff(error)) throw error
    throw new Refusal('malformed', 'The connection ended before the body was whole. Nothing was kept. Send it again.')
  }
}

function isBrokenOff(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || error.name === 'AbortError'
}

async function* inflate(sent: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip()
  const source = Readable.from(sent)
  source.once('error', (error) => gunzip.destroy(error))
  try {
    yield* bounded(source.pipe(gunzip), maxBytes)
  } catch (error) {
    if (error instanceof Refusal || !isZlibError(error)) throw error
    throw new Refusal('malformed', 'The body says that it is gzip, and can not be inflated. Nothing was read.')
  } finally {
    source.destroy()
    gunzip.destroy()
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^Z_|^ERR_/.test(String(error.code))
}

async function* bounded(bytes: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let count = 0
  for await (const part of bytes) {
    count += part.byteLength
    if (count > maxBytes) throw tooLarge(maxBytes)
    yield part
  }
}

async function collect(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}

function tooLarge(maxBytes: number): Refusal {
  return new Refusal(
    'too-large',
    `The body is larger than ${maxBytes.toLocaleString('en')} bytes, the most that is read here. Nothing was kept.`,
  )
}
