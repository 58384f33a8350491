import { createHash } from 'node:crypto'
import type { ReceivedBytes } from '../archive/fixity.ts'
import type { Answer } from './ask-site.ts'

/** `expectedBytes`: what more than that proves to be something else. `maxBytes`: the most that is read. `idleMs`: how long the host may be silent. */
export type DigestBounds = { expectedBytes: number | null; maxBytes: number; idleMs: number; signal: AbortSignal }

/** The length and sha256 of an answer's body as it came over the wire, piece by piece: nothing of it is kept, however long it is. */
export async function receiveDigest(answer: Answer, bounds: DigestBounds): Promise<ReceivedBytes> {
  const { expectedBytes, maxBytes, idleMs, signal } = bounds
  const isEncoded = !['', 'identity'].includes((answer.headers['content-encoding'] ?? '').trim().toLowerCase())
  const hash = createHash('sha256')
  let bytes = 0
  let isSilent = false
  const silent = () => {
    isSilent = true
    answer.body.destroy()
  }
  let timer = setTimeout(silent, idleMs)
  const ended = (end: ReceivedBytes['end'], sha256: string | null = null) => ({ end, bytes, sha256, isEncoded })
  try {
    for await (const chunk of answer.body) {
      clearTimeout(timer)
      timer = setTimeout(silent, idleMs)
      const piece = Buffer.from(chunk)
      bytes += piece.byteLength
      hash.update(piece)
      if (expectedBytes !== null && bytes > expectedBytes && !isEncoded) return ended('more-than-expected')
      if (bytes > maxBytes) return ended('beyond-bound')
    }
    // a body without a stated length looks whole where we ended it ourselves
    return isSilent || signal.aborted ? ended('cut-short') : ended('whole', hash.digest('hex'))
  } catch (error) {
    if (error instanceof Error) return ended('cut-short')
    throw error
  } finally {
    clearTimeout(timer)
    answer.body.destroy()
  }
}
