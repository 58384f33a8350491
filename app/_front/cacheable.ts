import type { IncomingMessage } from 'node:http'

const PUBLIC_PAGE = /^\/(?:$|\?|datasets\/|organizations\/|docs(?:\/|$|\?)|parts(?:$|\?))/
const PERSONAL_PAGE = /\/(?:edit|new|publish|withdraw|upload)(?:$|\?)/
/** Pictures that stand in pages of others and say themselves for how long they may be kept. */
const BADGE = /\/badge\.svg(?:$|\?)/
const KEY_MAX = 2000

/**
 * The key under which the answer may be kept, or null. Only whole public pages asked for by someone who is not signed
 * in: no session, no API token, none of Next's own partial requests. Two encodings are two answers.
 */
export function cacheKey(request: IncomingMessage): string | null {
  const { method, url = '', headers } = request
  if (method !== 'GET' && method !== 'HEAD') return null
  if (!PUBLIC_PAGE.test(url) || PERSONAL_PAGE.test(url) || BADGE.test(url) || url.length > KEY_MAX) return null
  if (headers.authorization !== undefined || headers.range !== undefined) return null
  if (/next-auth\.session-token/.test(headers.cookie ?? '')) return null
  if (headers.rsc !== undefined || headers['next-action'] !== undefined || url.includes('_rsc=')) return null
  return `${encodingOf(headers['accept-encoding'])} ${url}`
}

/** The encoding that Next will choose: gzip where it is accepted, else none. */
function encodingOf(accepted: string | string[] | undefined): string {
  return /\bgzip\b/.test(String(accepted ?? '')) ? 'gzip' : 'identity'
}
