import { sha256Hex } from '../digest.ts'
import type { Attempt } from './observation.ts'

/** Attempts for tests, and the bodies that they name. */
export type ExampleAttempts = {
  attempts: Attempt[]
  bodies: Map<string, Uint8Array>
  /** One more attempt for `/robots.txt` of `https://a.example`, ended at this time; a text is kept as its body. */
  add(finishedAt: string, over?: Partial<Attempt> & { text?: string }): Attempt
}

/** An empty list to which attempts are added. */
export function exampleAttempts(): ExampleAttempts {
  const attempts: Attempt[] = []
  const bodies = new Map<string, Uint8Array>()
  return {
    attempts,
    bodies,
    add(finishedAt, { text, ...over } = {}) {
      const bytes = text === undefined ? null : Buffer.from(text, 'utf8')
      const body = bytes === null ? null : sha256Hex(bytes)
      if (bytes !== null && body !== null) bodies.set(body, bytes)
      const number = String(attempts.length + 1).padStart(12, '0')
      const attempt: Attempt = {
        id: `00000000-0000-4000-8000-${number}`,
        origin: 'https://a.example',
        mechanism: 'robots-txt',
        location: `${over.origin ?? 'https://a.example'}/robots.txt`,
        observer: 'harvest',
        agent: 'Colophon',
        requestedAt: finishedAt,
        finishedAt,
        chain: [],
        status: body === null ? null : 200,
        headers: [],
        body,
        bytesReceived: bytes?.length ?? 0,
        bytesParsed: bytes?.length ?? 0,
        state: body === null ? 'unreachable' : 'parsed',
        failure: null,
        flags: [],
        ...over,
      }
      attempts.push(attempt)
      return attempt
    },
  }
}
