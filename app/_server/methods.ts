import 'server-only'
import { OPERATIONS } from '#app/api/v1/_contract/operations.ts'
import { Refusal } from '#lib/error.ts'
import { finish } from './answer.ts'
import { refusalResponse } from './problem.ts'
import { siteAddress } from './site.ts'

const BASE = '/api/v1'

/** The answer to a method that the address does not know: 405 and those it does; 404 where there is no such address. */
export async function refuseMethod(request: Request): Promise<Response> {
  const how = { request, writes: true, isPersonal: false, headers: {} }
  const { pathname } = new URL(request.url)
  const allowed = methodsAt(pathname)
  if (allowed.length === 0) {
    const message = `There is no ${pathname} in this API. GET ${BASE}/openapi.json lists all that there is.`
    return finish(refusalResponse(new Refusal('not-found', message), siteAddress()), how)
  }
  const message = `${request.method} is not known at ${pathname}; ${allowed.join(', ')} are.`
  const refusal = new Refusal('method-not-allowed', message)
  return finish(refusalResponse(refusal, siteAddress(), { Allow: allowed.join(', ') }), how)
}

/**
 * What may be done at the address, also for a page of another site that asks its browser: it may read, with a token if
 * it has one, and never with a cookie.
 */
export async function describeMethods(request: Request): Promise<Response> {
  const allowed = methodsAt(new URL(request.url).pathname)
  return new Response(null, {
    status: 204,
    headers: {
      Allow: allowed.join(', '),
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, HEAD',
      'Access-Control-Allow-Headers': 'Accept, Authorization, If-None-Match',
      'Access-Control-Max-Age': '86400',
    },
  })
}

/** The methods of the operations at this path; empty where there are none. */
function methodsAt(pathname: string): string[] {
  const found = OPERATIONS.filter(({ path }) => patternOf(path).test(pathname)).map(({ method }): string => method)
  const reads = found.includes('GET') ? ['HEAD'] : []
  return found.length === 0 ? [] : [...found, ...reads, 'OPTIONS']
}

/** `{path}` stands for the rest, every other parameter for one part. */
function patternOf(path: string): RegExp {
  const parts = path.split('/').map((part) => {
    if (part === '{path}') return '.+'
    return part.startsWith('{') ? '[^/]+' : part.replaceAll('.', '\\.')
  })
  return new RegExp(`^${BASE}${parts.join('/')}/?$`)
}
