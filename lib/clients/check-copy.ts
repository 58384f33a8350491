import type { HostClaim } from '../archive/check.ts'
import type { CopyAnswer, Expected, ReceivedBytes } from '../archive/fixity.ts'
import { mergeClaims, readHostClaim } from '../archive/host-claim.ts'
import { Refusal } from '../error.ts'
import { urlOf } from '../url.ts'
import { type Answer, ASK_BOUNDS, ask } from './ask-site.ts'
import type { HostGate } from './host-gate.ts'
import { INTERNET, type Net, publicAddressOf } from './public-address.ts'
import { receiveDigest } from './receive-digest.ts'

/** The bounds of one check. `maxBytes`: the most that is downloaded; what is larger is not fetched. `idleMs`: how long a host may be silent. */
export const COPY_BOUNDS = {
  ...ASK_BOUNDS,
  maxBytes: 1024 ** 3,
  idleMs: 30_000,
  wholeMs: 60 * 60_000,
  maxRedirects: 5,
}
export type CopyBounds = typeof COPY_BOUNDS

/** Who asks, and how. `site`: this registry's address, named in the User-Agent. `signal`: leaves the check off. */
export type CopyAsker = { site: string; gate: HostGate; signal: AbortSignal; net?: Net; bounds?: Partial<CopyBounds> }

type Asking = { asker: CopyAsker; bounds: CopyBounds; expected: Expected; signal: AbortSignal }
type Hop = { status: number; statusText: string; location: string | null; received: ReceivedBytes | null }
type Asked = {
  url: string | null
  status: number | null
  why: string
  received: ReceivedBytes | null
  claims: HostClaim[]
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])

/**
 * Asks for a copy's address: HEAD, then, where there is a digest to compare with and it is not too large, a GET whose body is digested as it comes. Each hop goes
 * to a public address alone. Never throws for what a host does: every end is an answer. Null: it was left off by `asker.signal`.
 */
export async function checkCopy(address: string, expected: Expected, asker: CopyAsker): Promise<CopyAnswer | null> {
  const bounds = { ...COPY_BOUNDS, ...asker.bounds }
  const signal = AbortSignal.any([asker.signal, AbortSignal.timeout(bounds.wholeMs)])
  const asking = { asker, bounds, expected, signal }
  const head = await follow(address, 'HEAD', asking)
  const isEnough = head.status === null || (isFull(head.status) && !isToBeRead(head, expected, bounds))
  const asked = isEnough ? head : await follow(address, 'GET', asking)
  if (asker.signal.aborted) return null
  const claim = mergeClaims([...asked.claims, ...head.claims])
  const { url, status, why, received } = asked
  return { at: new Date().toISOString(), url, status, why, claim, received }
}

function isFull(status: number): boolean {
  return status >= 200 && status < 300
}

/** Whether the body tells something that the headers do not, and is small enough by all that is said of its size. */
function isToBeRead({ claims }: Asked, { bytes, sha256 }: Expected, { maxBytes }: CopyBounds): boolean {
  if (sha256 === null) return false
  const size = bytes ?? mergeClaims(claims).bytes ?? 0
  return size <= maxBytes
}

async function follow(address: string, method: 'HEAD' | 'GET', asking: Asking): Promise<Asked> {
  const claims: HostClaim[] = []
  const ended = (why: string, end: Partial<Asked> = {}): Asked => ({
    url: null,
    status: null,
    received: null,
    ...end,
    why,
    claims,
  })
  let url = webAddress(address, null)
  for (let hop = 0; url !== null; hop++) {
    const at = url
    if (hop > asking.bounds.maxRedirects) return ended(`It redirected more than ${asking.bounds.maxRedirects} times.`)
    const answer = await asking.asker.gate
      .through(at.hostname, () => askHop(at, method, asking, claims))
      .catch(refusalOnly)
    if (answer instanceof Refusal) return ended(answer.message)
    const { status, statusText, location, received } = answer
    if (location === null)
      return ended(isFull(status) ? '' : `${at.host} answered ${status} ${statusText}`.trim(), {
        url: at.href,
        status,
        received,
      })
    url = webAddress(location, at.href)
  }
  return ended('It redirected to something that is no web address.')
}

async function askHop(url: URL, method: 'HEAD' | 'GET', asking: Asking, claims: HostClaim[]): Promise<Hop> {
  const { asker, bounds, signal, expected } = asking
  const answer = await ask(url, await publicAddressOf(url, asker.net ?? INTERNET), {
    ...bounds,
    method,
    signal,
    userAgent: `Colophon/0.1 (+${asker.site}/docs)`,
    headers: { 'accept-encoding': 'identity' },
  })
  const { status, statusText } = answer
  const location = REDIRECTS.has(status) ? (answer.headers.location ?? null) : null
  claims.unshift(claimOf(answer, location))
  const isRead = method === 'GET' && location === null && isFull(status) && expected.sha256 !== null
  if (!isRead) {
    answer.body.destroy()
    return { status, statusText, location, received: null }
  }
  const { maxBytes, idleMs } = bounds
  const received = await receiveDigest(answer, { expectedBytes: expected.bytes, maxBytes, idleMs, signal })
  return { status, statusText, location, received }
}

/** The length of a redirect's own page says nothing of the copy. */
function claimOf({ headers }: Answer, location: string | null): HostClaim {
  if (location === null) return readHostClaim(headers)
  const { 'content-length': _length, etag: _etag, 'repr-digest': _repr, 'content-digest': _content, ...rest } = headers
  return readHostClaim(rest)
}

function webAddress(text: string, base: string | null): URL | null {
  const url = text.length > 8192 ? null : urlOf(text, base ?? undefined)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  url.hash = ''
  url.username = ''
  url.password = ''
  return url
}

/** What stands in the way on the net is an answer; everything else is a fault of ours and rises. */
function refusalOnly(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  throw error
}
