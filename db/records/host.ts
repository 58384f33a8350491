/** The host of an address, in lower case without user, port and final dot; null where it is no whole address. */
export function hostIn(url: string): string {
  return `nullif(lower(rtrim(regexp_extract(${url}, '^[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^/?#@\\s]*@)?(\\[[0-9a-fA-F:.]+\\]|[^/?#:@\\s\\[\\]]+)(?::[0-9]*)?(?:[/?#]|$)', 1), '.')), '')`
}

/**
 * The labels of a host from the last to the first, each with a dot behind it: `com.example.www.`. A manifest is sorted by it, so that a host
 * and all that is below it stand together, and a search by a beginning reads only those rows.
 */
export function hostKeyOf(host: string): string {
  return `array_to_string(list_reverse(string_split(${host}, '.')), '.') || '.'`
}
