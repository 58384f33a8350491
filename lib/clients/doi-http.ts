/** An account with DataCite: where its REST API is, the prefix under which names are made, and the repository's sign-in. */
export type DataciteAccount = { url: string; prefix: string; user: string; password: string }

/** The account with how long one answer may take, in ms, and how to wait between two tries. */
export type DoiService = { account: DataciteAccount; timeoutMs: number; wait: (ms: number) => Promise<void> }

/** One question to the REST API. */
export type DoiRequest =
  | { method: 'GET'; doi: string }
  | { method: 'POST' | 'PUT'; doi: string; attributes: Readonly<Record<string, unknown>> }

/** What was answered, or in a sentence why nothing was. */
export type DoiAnswer = { kind: 'answered'; status: number; body: string } | { kind: 'broken'; message: string }

const TRIES = 4
const FIRST_WAIT_MS = 1000
/** However long the agency asks us to wait: a job that is tried again later waits better. */
const LONGEST_WAIT_MS = 60_000
const MAX_BYTES = 4 * 1024 * 1024
/** Answers after which the same question may be asked again. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504])
const MEDIA_TYPE = 'application/vnd.api+json'

/**
 * Asks the DataCite REST API, up to four times with a back-off where it is busy, broken or silent. Every question says the whole of what is wanted,
 * so that asking twice does no harm. No redirect is followed: the sign-in goes to the host of the settings and to no other.
 */
export async function sendToDatacite(service: DoiService, request: DoiRequest): Promise<DoiAnswer> {
  for (let tried = 1; ; tried += 1) {
    const answer = await sendOnce(service, request)
    const isLast = tried === TRIES
    const passes = answer.kind === 'broken' || PASSING.has(answer.status)
    if (!passes) return answer
    if (isLast) return answer.kind === 'broken' ? answer : broken(`DataCite answered ${answer.status}, ${TRIES} times.`)
    await service.wait(waitMs(answer.retryAfter, tried))
  }
}

type Sent =
  | (DoiAnswer & { kind: 'answered'; retryAfter: string | null })
  | { kind: 'broken'; message: string; retryAfter: null }

async function sendOnce({ account, timeoutMs }: DoiService, request: DoiRequest): Promise<Sent> {
  const base = `${account.url.replace(/\/+$/, '')}/dois`
  const address = request.method === 'POST' ? base : `${base}/${encodeURIComponent(request.doi)}`
  const signIn = Buffer.from(`${account.user}:${account.password}`).toString('base64')
  const body =
    request.method === 'GET' ? {} : { body: JSON.stringify({ data: { type: 'dois', attributes: request.attributes } }) }
  try {
    const response = await fetch(address, {
      method: request.method,
      headers: {
        accept: MEDIA_TYPE,
        authorization: `Basic ${signIn}`,
        'user-agent': 'Colophon/0.1',
        ...(request.method !== 'GET' && { 'content-type': MEDIA_TYPE }),
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      ...body,
    })
    const text = await readText(response)
    if (text === null) return broken('DataCite answered with more than 4 MiB.')
    if (response.status >= 300 && response.status < 400)
      return broken(`DataCite's address answers with a redirect (${response.status}). Check DATACITE_URL.`)
    return { kind: 'answered', status: response.status, body: text, retryAfter: response.headers.get('retry-after') }
  } catch (error) {
    return broken(saying(error, timeoutMs))
  }
}

async function readText(response: Response): Promise<string | null> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    bytes += part.length
    if (bytes > MAX_BYTES) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** A connection that failed, in a sentence; what is not a failure of the network rises. */
function saying(error: unknown, timeoutMs: number): string {
  if (error instanceof DOMException) return `DataCite did not answer within ${timeoutMs / 1000} s.`
  if (!(error instanceof TypeError)) throw error
  const { cause } = error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : error.message
  return `The connection to DataCite failed (${code}).`
}

function broken(message: string): Extract<Sent, { kind: 'broken' }> {
  return { kind: 'broken', message, retryAfter: null }
}

function waitMs(retryAfter: string | null, tried: number): number {
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter)
  const asked = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : FIRST_WAIT_MS * 2 ** (tried - 1)
  return Math.min(asked, LONGEST_WAIT_MS)
}
