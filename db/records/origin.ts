import { urlOf } from '#lib/url.ts'
import { hostIn } from './host.ts'

/**
 * The origin of an http or https address as browsers write it (scheme and host in lower case, no default port), null where it has none. A host
 * with letters beyond ASCII stays as it is written: `plainOrigin` brings it into its final form.
 */
export function originIn(url: string): string {
  const scheme = `lower(regexp_extract(${url}, '^([hH][tT][tT][pP][sS]?)://', 1))`
  const port = `ltrim(regexp_extract(${url}, '^[a-zA-Z]+://(?:[^/?#@\\s]*@)?(?:\\[[0-9a-fA-F:.]+\\]|[^/?#:@\\s\\[\\]]+):([0-9]+)(?:[/?#]|$)', 1), '0')`
  return `(CASE WHEN ${scheme} <> '' THEN ${scheme} || '://' || ${hostIn(url)} ||
    CASE WHEN ${port} IN ('', CASE ${scheme} WHEN 'http' THEN '80' ELSE '443' END) THEN '' ELSE ':' || ${port} END END)`
}

/** An origin in the one form by which places and attempts are known (WHATWG URL: A-labels, IPv4 in four parts); null where it is none. */
export function plainOrigin(text: string): string | null {
  const url = urlOf(text)
  return url !== null && /^https?:$/.test(url.protocol) ? url.origin : null
}
