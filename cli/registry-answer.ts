import { z } from 'zod'
import { Refusal, type RefusalCode, STATUS } from '#lib/error.ts'

/** The largest answer that is read: the record of a million files is a fifth of it. */
const MAX_BYTES = 1024 ** 3

/** The whole body, or a Refusal if there is no end to it. `onPart` is told whenever something arrives. */
export async function readBounded(response: Response, onPart: () => void): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let bytes = 0
  onPart()
  for await (const part of response.body ?? []) {
    onPart()
    parts.push(part)
    bytes += part.length
    if (bytes > MAX_BYTES) throw new Refusal('unavailable', `${response.url} answered with more than 1 GiB.`)
  }
  return Buffer.concat(parts)
}

/** What an RFC 9457 body says that we use. A body that is no such thing says nothing. */
const Problem = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  issues: z.array(z.object({ at: z.string().default(''), message: z.string() })).optional(),
})

/** An answer of 400 or more as the Refusal that it stands for. */
export function readProblem(answer: { status: number; type: string; bytes: Buffer }, url: string): Refusal {
  const said = answer.type.includes('json') ? Problem.safeParse(jsonOrNull(answer.bytes)) : null
  const problem = said?.success ? said.data : {}
  const code = codeOf(answer.status)
  const words = problem.detail ?? problem.title ?? `${url} answered ${answer.status} and did not say why.`
  const hint = code === 'unauthenticated' ? ' Give an API token with --token or COLOPHON_TOKEN.' : ''
  return new Refusal(code, words + hint, problem.issues ?? [])
}

function codeOf(status: number): RefusalCode {
  if (status >= 500) return 'unavailable'
  for (const code of CODES) if (STATUS[code] === status) return code
  return 'malformed'
}

const CODES = [
  'unauthenticated',
  'forbidden',
  'not-found',
  'not-acceptable',
  'conflict',
  'gone',
  'too-large',
  'unsupported-media-type',
  'invalid',
  'too-many-requests',
] as const satisfies readonly RefusalCode[]

function jsonOrNull(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** A connection that failed, in one sentence that says what to do. */
export function say(code: string, url: string, timeoutMs: number): string {
  if (code === 'TIMEOUT') return `${url} did not answer within ${timeoutMs / 1000} s. Wait longer with --timeout.`
  if (code === 'ECONNREFUSED')
    return `No registry answers at ${url}. Start it, or name another with --url or COLOPHON_URL.`
  if (code === 'ENOTFOUND') return `The host of ${url} can't be found. Check the address.`
  return `The connection to ${url} failed (${code}).`
}
