import { Refusal } from '../error.ts'
import { type FetchedPage, type FetchOptions, fetchSite, HostRefusal } from './fetch-site.ts'

/** What a page's host said of it when it was read before, so that it need not be sent again; null where it said nothing. */
export type Remembered = { etag: string | null; lastModified: string | null }

/** `unmodified`: the host says it is as before. `gone`: the host says there is no such page. `failed`: nothing is known, and why. */
export type Revisited =
  | { kind: 'page'; page: FetchedPage }
  | { kind: 'unmodified' }
  | { kind: 'gone'; note: string }
  | { kind: 'failed'; note: string }

const GONE = new Set([404, 410])

/** Fetches a page again, under the guard and the bounds of `fetchSite`, with a conditional request (RFC 9110 §13). */
export async function revisitPage(
  address: string,
  { etag, lastModified }: Remembered,
  options: FetchOptions,
): Promise<Revisited> {
  const headers = {
    ...(etag !== null && { 'if-none-match': etag }),
    ...(lastModified !== null && { 'if-modified-since': lastModified }),
  }
  try {
    return { kind: 'page', page: await fetchSite(address, { ...options, headers }) }
  } catch (error) {
    if (error instanceof HostRefusal && error.hostStatus === 304) return { kind: 'unmodified' }
    if (error instanceof HostRefusal && GONE.has(error.hostStatus)) return { kind: 'gone', note: error.message }
    if (error instanceof Refusal) return { kind: 'failed', note: error.message }
    throw error
  }
}
