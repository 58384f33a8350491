import { z } from 'zod'
import type { Db } from '#db/client.ts'
import { answerOnce } from '#db/commands/answer-once.ts'
import { sha256Hex } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'

const KEPT_HEADERS = ['content-type', 'location', 'etag', 'link'] as const
const Kept = z.object({ headers: z.record(z.string(), z.string()), text: z.string() })

/** The key of the Idempotency-Key header (draft-ietf-httpapi-idempotency-key-header), in quotes or bare; null without one. */
export function parseIdempotencyKey(header: string | null): string | null {
  if (header === null) return null
  const bare = header.trim().replace(/^"(.*)"$/, '$1')
  if (/^[\x21\x23-\x7e]{1,255}$/.test(bare)) return bare
  throw new Refusal('malformed', 'An Idempotency-Key has 1 to 255 visible ASCII characters and no quotes inside.')
}

/** One request that its sender may repeat: who, under which key, and what they asked for. */
export type Repeatable = { actor: string; key: string; method: string; address: string; body: Uint8Array }

/**
 * The response to a request that may be repeated: `work` is carried out once, on a transaction, and later ones get its
 * answer with `Idempotency-Replayed: true`. An answer with a secret is not kept: who repeats is told so.
 */
export async function respondOnce(
  db: Db,
  { actor, key, method, address, body }: Repeatable,
  work: (tx: Db) => Promise<Response>,
  answerIsSecret: boolean,
): Promise<Response> {
  const request = sha256Hex(JSON.stringify([method, address, sha256Hex(body)]))
  const result = await answerOnce(db, { actor, key, request }, async (tx) => {
    const response = await work(tx)
    return { fresh: response, kept: answerIsSecret ? SECRET : await keep(response.clone()) }
  })
  if (result.kind === 'fresh') return result.answer
  if (result.kind === 'in-flight')
    throw new Refusal(
      'conflict',
      `A request with the Idempotency-Key ${key} is being carried out. Ask again in a moment.`,
    )
  if (result.kind === 'other-request') throw otherRequest(key)
  if (result.answer.status === SECRET.status) throw new Refusal('conflict', SECRET.body)
  const { headers, text } = Kept.parse(JSON.parse(result.answer.body))
  const { status } = result.answer
  return new Response(status === 204 ? null : text, { status, headers: { ...headers, 'Idempotency-Replayed': 'true' } })
}

/** Kept in place of an answer that must be told only once. */
const SECRET = {
  status: 409,
  body: 'This was carried out already, and its answer held a secret that is told only once. Revoke what it issued and ask again under a new Idempotency-Key.',
} as const

function otherRequest(key: string): Refusal {
  const message = `The Idempotency-Key ${key} stood for another request within the last day. Take a new key.`
  return new Refusal('invalid', message, [{ at: 'Idempotency-Key', message }])
}

async function keep(response: Response): Promise<{ status: number; body: string }> {
  const headers = Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => {
      const value = response.headers.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
  return { status: response.status, body: JSON.stringify({ headers, text: await response.text() }) }
}
