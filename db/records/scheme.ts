/** The scheme of an address that has a host, in lower case. */
export function schemeIn(url: string): string {
  return `lower(split_part(${url}, '://', 1))`
}

/** The port that a scheme means where none is written; null where it means none. */
export function defaultPortIn(url: string): string {
  return `CASE ${schemeIn(url)} WHEN 'http' THEN 80 WHEN 'https' THEN 443 END`
}

/** The port of an address that has a host: as written, else that of http and https; null where neither says. */
export function portIn(url: string): string {
  const written = `regexp_extract(${url}, '^[^:/?#]+://(?:[^/?#@\\s]*@)?(?:\\[[0-9a-fA-F:.]+\\]|[^/?#:@\\s\\[\\]]+):([0-9]+)(?:[/?#]|$)', 1)`
  return `coalesce(TRY_CAST(nullif(${written}, '') AS INTEGER), ${defaultPortIn(url)})`
}
