/** The scheme of an address in lower case, empty where it has none. */
export function schemeIn(url: string): string {
  return `lower(regexp_extract(${url}, '^([a-zA-Z][a-zA-Z0-9+.-]*)://', 1))`
}

/** The port of an address that has a host: as written, else that of http and https; null where neither says. */
export function portIn(url: string): string {
  const written = `regexp_extract(${url}, '^[^:/?#]+://(?:[^/?#@\\s]*@)?(?:\\[[0-9a-fA-F:.]+\\]|[^/?#:@\\s\\[\\]]+):([0-9]+)(?:[/?#]|$)', 1)`
  return `coalesce(TRY_CAST(nullif(${written}, '') AS INTEGER), CASE ${schemeIn(url)} WHEN 'http' THEN 80 WHEN 'https' THEN 443 END)`
}
