import { urlOf } from '#lib/url.ts'
import { portIn, schemeIn } from './scheme.ts'

/** The origin of a record of the web, from its address and its host as the manifest has it: no default port. Null where it has none. */
export function originIn(url: string, host: string): string {
  const [scheme, port] = [schemeIn(url), portIn(url)]
  return `CASE WHEN starts_with(${url}, 'https://' || ${host} || '/') THEN 'https://' || ${host}
    WHEN starts_with(${url}, 'http://' || ${host} || '/') THEN 'http://' || ${host}
    WHEN ${scheme} IN ('http', 'https') AND ${host} IS NOT NULL THEN
    concat(${scheme}, '://', ${host}, CASE WHEN ${port} <> CASE ${scheme} WHEN 'http' THEN 80 ELSE 443 END THEN concat(':', ${port}) END) END`
}

/** An origin in the one form by which places and attempts are known (WHATWG URL: A-labels, IPv4 in four parts); null where it is none. */
export function plainOrigin(text: string): string | null {
  const url = urlOf(text)
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? url.origin : null
}
