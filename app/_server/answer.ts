import { etagOf, isKnown } from './etag.ts'

/** How an answer goes out: to which request, whether it may be kept by others, and with which further headers. */
export type Finish = { request: Request; writes: boolean; isPersonal: boolean; headers: Record<string, string> }

/**
 * The response with all that every answer carries: an entity tag of its bytes, who may keep it, from where it may be
 * read; 304 where the asker has it already (RFC 9110 §13). What has a tag of its own is not held in memory.
 */
export async function finish(response: Response, how: Finish): Promise<Response> {
  const headers = new Headers(response.headers)
  for (const [name, value] of Object.entries({ ...ALWAYS, ...how.headers })) headers.set(name, value)
  if (!headers.has('cache-control')) headers.set('Cache-Control', cacheControl(response, how))
  const reads = ['GET', 'HEAD'].includes(how.request.method)
  if (reads && !how.writes) headers.set('Access-Control-Allow-Origin', '*')
  const body =
    response.ok && response.status !== 204 && !headers.has('etag') ? await tagged(response, headers) : response.body
  const etag = headers.get('etag')
  if (reads && response.ok && etag !== null && isKnown(how.request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers: withoutBody(headers) })
  return new Response(body, { status: response.status, headers })
}

const ALWAYS = {
  Vary: 'Accept, Authorization, Cookie',
  'X-Content-Type-Options': 'nosniff',
  'Access-Control-Expose-Headers':
    'ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, Idempotency-Replayed, Repr-Digest',
} as const

async function tagged(response: Response, headers: Headers): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  headers.set('ETag', etagOf(bytes))
  return bytes
}

function cacheControl(response: Response, { writes, isPersonal }: Finish): string {
  if (writes || !response.ok) return 'no-store'
  return `${isPersonal ? 'private' : 'public'}, no-cache`
}

function withoutBody(headers: Headers): Headers {
  const kept = new Headers(headers)
  for (const name of ['content-type', 'content-length', 'content-disposition']) kept.delete(name)
  return kept
}
