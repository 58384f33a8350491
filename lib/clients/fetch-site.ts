import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '../error.ts'
import { urlOf } from '../url.ts'
import { type Answer, ask, type RequestHeaders } from './ask-site.ts'
import { INTERNET, publicAddressOf, WITH_LOOPBACK } from './public-address.ts'
import { readBody } from './read-body.ts'

/** What was read from an address: the bytes as they are without compression, the headers, the address that answered, and when. */
export type FetchedPage = {
  bytes: Uint8Array
  headers: Readonly<Record<string, string>>
  url: string
  retrievedAt: string
}

/** `site`: where this registry is, named in the User-Agent. The bounds are those of DESIGN §7.7; tests lower them. */
export type FetchOptions = {
  site: string
  maxBytes?: number
  timeoutMs?: number
  maxRedirects?: number
  /** Sent beside our own, such as `if-none-match`. */
  headers?: RequestHeaders
  /** Lets tests ask a server on this machine. Nothing else may set it. */
  allowLoopback?: boolean
}

const NO_HEADERS: RequestHeaders = {}
const BOUNDS = {
  maxBytes: 16 * 1024 * 1024,
  timeoutMs: 20_000,
  maxRedirects: 5,
  headers: NO_HEADERS,
  allowLoopback: false,
}

/** A host that answered, but not with the page: `hostStatus` is its HTTP status. */
export class HostRefusal extends Refusal {
  readonly hostStatus: number

  constructor(hostStatus: number, message: string) {
    super('unavailable', message)
    this.hostStatus = hostStatus
  }
}

/**
 * The page at an http or https address that a stranger named. Each hop's host is resolved once, must be public in every address that it
 * has, and the connection goes to the address that was checked, so that a name can't change its meaning between the two. Throws a
 * `Refusal` that says which bound or rule stood in the way, or what the host answered.
 */
export async function fetchSite(address: string, options: FetchOptions): Promise<FetchedPage> {
  const bounds = { ...BOUNDS, ...options }
  const deadline = new AbortController()
  const work = follow(parseAddress(address, null), bounds, deadline.signal)
  const late = pause(bounds.timeoutMs, null, { signal: deadline.signal }).then(
    () => {
      throw new Refusal(
        'unavailable',
        `${hostOf(address)} took longer than ${bounds.timeoutMs / 1000} s. Try again later, or upload the document.`,
      )
    },
    () => work,
  )
  return Promise.race([work, late]).finally(() => deadline.abort())
}

type Bounds = typeof BOUNDS & { site: string }

async function follow(start: URL, bounds: Bounds, signal: AbortSignal): Promise<FetchedPage> {
  let url = start
  for (let hop = 0; hop <= bounds.maxRedirects; hop++) {
    const ip = await publicAddressOf(url, bounds.allowLoopback ? WITH_LOOPBACK : INTERNET)
    const answer = await ask(url, ip, {
      userAgent: `Colophon/0.1 (+${bounds.site})`,
      signal,
      headers: bounds.headers,
    })
    const next = redirectOf(answer, url)
    if (next === null) return read(answer, url, bounds)
    answer.body.destroy()
    url = next
  }
  throw new Refusal('unavailable', `${start.host} redirected more than ${bounds.maxRedirects} times.`)
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])

function redirectOf(answer: Answer, from: URL): URL | null {
  const { location } = answer.headers
  return REDIRECTS.has(answer.status) && location !== undefined ? parseAddress(location, from) : null
}

async function read(answer: Answer, url: URL, bounds: Bounds): Promise<FetchedPage> {
  if (answer.status < 200 || answer.status > 299) {
    answer.body.destroy()
    const hint =
      answer.status === 401 || answer.status === 403 ? ' It may need a sign-in there: upload the document instead.' : ''
    throw new HostRefusal(
      answer.status,
      `${url.host} answered ${answer.status} ${answer.statusText} for ${url.href}.${hint}`,
    )
  }
  const bytes = await readBody(answer, url.host, bounds.maxBytes)
  return { bytes, headers: answer.headers, url: url.href, retrievedAt: new Date().toISOString() }
}

/** An http or https address without a name and password in it. */
function parseAddress(text: string, base: URL | null): URL {
  const trimmed = text.trim()
  const url = urlOf(trimmed, base?.href)
  if (url === null) throw new Refusal('invalid', `"${trimmed.slice(0, 200)}" is not an address.`)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Refusal('invalid', `Only http and https addresses are read, not ${url.protocol}`)
  if (url.username !== '' || url.password !== '')
    throw new Refusal('invalid', 'An address with a name or password in it is not read.')
  url.hash = ''
  return url
}

function hostOf(address: string): string {
  return urlOf(address)?.host ?? address
}
