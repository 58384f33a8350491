import { urlOf } from '#lib/url.ts'

/** Hosts as nearly all URLs have them, in one cheap look: lower case, ASCII, neither user nor port. */
const PLAIN = "regexp_extract(%, '^https?://([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?:[/?#]|$)', 1)"
/** All others: any scheme, a user, a port, upper case, a final dot, an IPv6 address, letters beyond ASCII. */
const ANY =
  "rtrim(lower(regexp_extract(%, '^[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^/?#@\\s]*@)?(\\[[0-9a-fA-F:.]+\\]|[^/?#:@\\s\\[\\]]+)(?::[0-9]*)?(?:[/?#]|$)', 1)), '.')"

/** The host of an address (a column), in lower case without user, port and final dot; null where it is no whole address. */
export function hostIn(url: string): string {
  const [plain, any] = [PLAIN, ANY].map((pattern) => pattern.replace('%', () => url))
  // a CASE looks at the costly pattern only for the rows that need it; coalesce would for all
  return `(CASE WHEN ${plain} <> '' THEN ${plain} ELSE nullif(${any}, '') END)`
}

/**
 * The key of a host: the host read from its end, `moc.elpmaxe.www`. A manifest is sorted by it (`host_key`), so that a host and all that is below
 * it stand together, and a look-up reads only the row groups that may hold them. Hosts are ASCII here.
 */
export function hostKeyOf(host: string): string {
  return [...host].reverse().join('')
}

/** Which rows have this host or one below it, for a manifest's column `host_key` and the value `$key`. */
export const AT_OR_BELOW =
  "host_key >= $key AND host_key < ($key || '/') AND (host_key = $key OR starts_with(host_key, $key || '.'))"

/** A host as manifests have it: lower case, A-labels, no final dot. */
export function plainHost(host: string): string {
  return (urlOf(`http://${host}/`)?.hostname ?? host.toLowerCase()).replace(/\.$/, '')
}
