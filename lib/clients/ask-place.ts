import { Refusal } from '../error.ts'
import type { FailureKind } from '../preference/observation.ts'
import type { HeaderLine } from '../preference/signal.ts'
import { urlOf } from '../url.ts'
import { type Answer, ASK_BOUNDS, AskFault, type AskFaultKind, ask } from './ask-site.ts'
import type { HostGate } from './host-gate.ts'
import { BlockedAddress, INTERNET, type Net, publicAddressOf } from './public-address.ts'
import { type ReceivedBody, receiveBody } from './read-body.ts'

/** What a place answered when it was read before, so that it need not be sent again. `url`: the address that answered, redirects followed. */
export type RememberedPlace = { url: string; etag: string | null; lastModified: string | null }

/**
 * What came of asking for a place: the addresses that it led to, the status and raw header lines of the last answer, and the body of a 2xx
 * without its compression. `failure`: what stood in the way on the net, whatever a status or the bytes mean; a body that comes with it is the part
 * that was read. `flags`: what was odd.
 */
export type PlaceAnswer = {
  requestedAt: Date
  finishedAt: Date
  chain: string[]
  status: number | null
  headers: HeaderLine[]
  body: Uint8Array | null
  failure: FailureKind | null
  flags: string[]
}

/** The bounds of `preferences.md` §8. `wholeMs` counts the requests of all redirects, not the waiting between them. */
export const PLACE_BOUNDS = { ...ASK_BOUNDS, wholeMs: 30_000, maxBytes: 1024 * 1024, maxRatio: 100, maxRedirects: 5 }
export type PlaceBounds = typeof PLACE_BOUNDS

/** Who asks, and how. `site`: this registry's address, named in the User-Agent. `whyNot`: why a redirect's target may not be asked; null: it may. */
export type PlaceAsker = {
  site: string
  gate: HostGate
  whyNot: (url: URL) => Promise<FailureKind | null>
  net?: Net
  bounds?: Partial<PlaceBounds>
}

type Hop =
  | { kind: 'answer'; answer: Answer; received: ReceivedBody | null }
  | { kind: 'failed'; failure: FailureKind; flags: string[] }

/** A longer Location is none. */
const MAX_ADDRESS = 8192
/** What a header of ours may hold of what a host said before. */
const SENDABLE = /^[\x20-\x7e]{1,1000}$/

const REDIRECTS = new Set([301, 302, 303, 307, 308])

/**
 * Asks for one place with one GET for each address that it leads to, under the guard of `publicAddressOf` at every hop. Never throws for what
 * a host does: every end is an answer.
 */
export async function askPlace(
  location: string,
  remembered: RememberedPlace | null,
  asker: PlaceAsker,
): Promise<PlaceAnswer> {
  const bounds = { ...PLACE_BOUNDS, ...asker.bounds }
  const requestedAt = new Date()
  const chain: string[] = []
  let left = bounds.wholeMs
  for (let url = new URL(location); ; ) {
    const hop = await asker.gate.through(url.hostname, async () => {
      const begun = performance.now()
      const hop = await askHop(url, { remembered, asker, bounds, left })
      left -= performance.now() - begun
      return hop
    })
    const ended = (end: Partial<PlaceAnswer>) => ({ ...endOf(hop), requestedAt, finishedAt: new Date(), chain, ...end })
    const next = hop.kind === 'answer' && REDIRECTS.has(hop.answer.status) ? targetOf(hop.answer, url) : null
    if (next === null) return ended({})
    chain.push(next.href)
    if (next.protocol !== 'http:' && next.protocol !== 'https:')
      return ended({ failure: 'blocked-address', flags: ['redirect-off-the-web'] })
    if (chain.length > bounds.maxRedirects) return ended({ failure: 'redirect-limit' })
    const refusal = await asker.whyNot(next)
    if (refusal !== null) return ended({ failure: refusal })
    url = next
  }
}

type HopSettings = { remembered: RememberedPlace | null; asker: PlaceAsker; bounds: PlaceBounds; left: number }

async function askHop(url: URL, { remembered, asker, bounds, left }: HopSettings): Promise<Hop> {
  const deadline = AbortSignal.timeout(Math.max(1, Math.ceil(left)))
  try {
    const pinned = await before(deadline, publicAddressOf(url, asker.net ?? INTERNET))
    const answer = await ask(url, pinned, {
      ...bounds,
      userAgent: `Colophon/0.1 (+${asker.site}/docs)`,
      signal: deadline,
      headers: { 'accept-encoding': 'gzip, br', ...conditions(url, remembered) },
    })
    const isFull = answer.status >= 200 && answer.status < 300
    if (!isFull) answer.body.destroy()
    const received = isFull ? await receiveBody(answer, bounds) : null
    // a body without a stated length looks whole where our own deadline ended it
    if (received !== null && received.end !== 'too-large' && deadline.aborted)
      return { kind: 'failed', failure: 'timeout', flags: [] }
    return { kind: 'answer', answer, received }
  } catch (error) {
    if (error instanceof AskFault) return { kind: 'failed', ...KINDS[error.kind] }
    if (error instanceof BlockedAddress) return { kind: 'failed', failure: 'blocked-address', flags: [] }
    if (error instanceof Refusal) return { kind: 'failed', failure: 'dns', flags: [] }
    throw error
  }
}

const KINDS: Record<AskFaultKind, { failure: FailureKind; flags: string[] }> = {
  timeout: { failure: 'timeout', flags: [] },
  connect: { failure: 'connect', flags: [] },
  tls: { failure: 'tls', flags: [] },
  'not-http': { failure: 'connect', flags: ['not-http'] },
  'header-too-large': { failure: 'connect', flags: ['header-too-large'] },
}

function endOf(hop: Hop): Omit<PlaceAnswer, 'requestedAt' | 'finishedAt' | 'chain'> {
  if (hop.kind === 'failed') return { status: null, headers: [], body: null, failure: hop.failure, flags: hop.flags }
  const { answer, received } = hop
  const told = { status: answer.status, headers: answer.lines }
  if (received === null) return { ...told, body: null, failure: null, flags: [] }
  const { bytes, end } = received
  if (end === 'whole') return { ...told, body: bytes, failure: null, flags: [] }
  // the part that came is kept where more of it only was too much; of a broken one nobody knows what it would have said
  if (end === 'too-large') return { ...told, body: bytes, failure: 'too-large', flags: [] }
  return { ...told, body: null, failure: 'connect', flags: [end] }
}

/** Where a redirect leads, or null where it says nothing that is an address. Names and passwords in it are left out. */
function targetOf(answer: Answer, from: URL): URL | null {
  const { location } = answer.headers
  const url = location === undefined || location.length > MAX_ADDRESS ? null : urlOf(location, from.href)
  if (url === null) return null
  url.hash = ''
  url.username = ''
  url.password = ''
  return url
}

function conditions(url: URL, remembered: RememberedPlace | null): Record<string, string> {
  if (remembered === null || remembered.url !== url.href) return {}
  const { etag, lastModified } = remembered
  return {
    ...(etag !== null && SENDABLE.test(etag) && { 'if-none-match': etag }),
    ...(lastModified !== null && SENDABLE.test(lastModified) && { 'if-modified-since': lastModified }),
  }
}

/** The work, unless the deadline comes first: a name's resolver takes no signal. */
function before<Result>(deadline: AbortSignal, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new AskFault('timeout', 'The name was not resolved in time.'))
    deadline.addEventListener('abort', late, { once: true })
    work.then(resolve, reject).finally(() => deadline.removeEventListener('abort', late))
  })
}
