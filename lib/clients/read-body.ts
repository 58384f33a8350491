import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { Refusal } from '../error.ts'
import type { Answer } from './ask-site.ts'

const DECODERS = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
}

/**
 * The body of an answer without its compression. The bound holds for what comes over the wire, whatever length was stated, and for
 * what it unfolds to: a small body that unfolds without end is cut off.
 */
export async function readBody(answer: Answer, host: string, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new Refusal('too-large', `${host} sent more than ${maxBytes.toLocaleString('en')} bytes. Nothing was kept.`)
  if (Number(answer.headers['content-length'] ?? 0) > maxBytes) {
    answer.body.destroy()
    throw tooLarge()
  }
  const decode = decoderFor(answer, host)
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of answer.body) {
      const bytes = Buffer.from(chunk)
      length += bytes.byteLength
      if (length > maxBytes) throw tooLarge()
      chunks.push(bytes)
    }
    const sent = Buffer.concat(chunks)
    return decode === null || length === 0 ? sent : await decode(sent, { maxOutputLength: maxBytes })
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge()
    const told = error instanceof Error ? error.message : String(error)
    throw new Refusal('unavailable', `${host} did not send the whole document (${told}). Nothing was kept.`)
  } finally {
    answer.body.destroy()
  }
}

function decoderFor(answer: Answer, host: string) {
  const coding = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  if (coding === 'identity' || coding === '') return null
  if (coding === 'gzip' || coding === 'x-gzip' || coding === 'deflate' || coding === 'br') return DECODERS[coding]
  answer.body.destroy()
  throw new Refusal(
    'unavailable',
    `${host} sent the document compressed in a way that is not read here (${coding.slice(0, 40)}).`,
  )
}
