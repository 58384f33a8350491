import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { Refusal } from '../error.ts'
import type { Answer } from './ask-site.ts'

/** How reading a body ended. `cut-short`: the connection ended before what was promised. `undecodable`: what came is not what its coding says. */
export type BodyEnd = 'whole' | 'too-large' | 'cut-short' | 'undecodable'

/** A body without its compression, as far as it was read. `why`: in words, where it is not whole. */
export type ReceivedBody = { bytes: Buffer; end: BodyEnd; why: string }

export type BodyBounds = {
  /** The most that is kept, without compression. */
  maxBytes: number
  /** How much larger a body may unfold to be than what was sent. */
  maxRatio?: number
}

/** Below this nobody asks how well something was compressed. */
const RATIO_FROM = 64 * 1024

const DECODERS = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  deflate: () => createInflate(),
  br: () => createBrotliDecompress(),
}

/**
 * The body of an answer without its compression, at most `maxBytes` of it. The bounds hold for what comes over the wire, whatever length
 * was stated, and for what it unfolds to: a small body that unfolds without end is cut off.
 */
export async function receiveBody(
  answer: Answer,
  { maxBytes, maxRatio = Infinity }: BodyBounds,
): Promise<ReceivedBody> {
  const coding = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  const decoder = decoderOf(coding)
  const chunks: Buffer[] = []
  let [length, sent] = [0, 0]
  const received = (end: BodyEnd, why: string) => ({ bytes: Buffer.concat(chunks).subarray(0, maxBytes), end, why })
  if (decoder === null) {
    answer.body.destroy()
    return received('undecodable', `compressed in a way that is not read here (${coding.slice(0, 40)})`)
  }
  async function* counted(source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      sent += chunk.byteLength
      yield chunk
    }
  }
  try {
    const plain: Readable =
      decoder === 'none' ? answer.body : pipeline(answer.body, counted, decoder(), () => undefined)
    for await (const chunk of plain) {
      const bytes = Buffer.from(chunk)
      length += bytes.byteLength
      chunks.push(bytes)
      if (length > maxBytes) return received('too-large', `more than ${maxBytes.toLocaleString('en')} bytes`)
      if (length > RATIO_FROM && decoder !== 'none' && length > maxRatio * sent)
        return received('too-large', `more than ${maxRatio} times as much as was sent`)
    }
    return received('whole', '')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return received(isOfCoding(error) ? 'undecodable' : 'cut-short', why)
  } finally {
    answer.body.destroy()
  }
}

/** The whole body of an answer without its compression, or a `Refusal` that says why it could not be had. */
export async function readBody(answer: Answer, host: string, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new Refusal('too-large', `${host} sent more than ${maxBytes.toLocaleString('en')} bytes. Nothing was kept.`)
  if (Number(answer.headers['content-length'] ?? 0) > maxBytes) {
    answer.body.destroy()
    throw tooLarge()
  }
  const { bytes, end, why } = await receiveBody(answer, { maxBytes })
  if (end === 'whole') return bytes
  if (end === 'too-large') throw tooLarge()
  throw new Refusal('unavailable', `${host} did not send the whole document (${why}). Nothing was kept.`)
}

function decoderOf(coding: string) {
  if (coding === 'identity' || coding === '') return 'none'
  if (coding === 'gzip' || coding === 'x-gzip' || coding === 'deflate' || coding === 'br') return DECODERS[coding]
  return null
}

function isOfCoding(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(?:Z_|ERR__ERROR|ERR_BROTLI)/.test(code)
}
