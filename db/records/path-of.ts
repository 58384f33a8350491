/** A character of a path in its normal form: visible ASCII but stars and dollars, or an escape in upper case of no unreserved character (RFC 3986 §2.3). */
const SETTLED = '(?:[!-#&-)+-~]|%(?:[0189A-F][0-9A-F]|2[0-9A-CF]|3[A-F]|[46]0|5[B-E]|7[B-DF]))*'

/**
 * Where the path begins in an address that has the manifest's host as its authority and its path in the form in which rules are compared with it, so
 * that it need only be cut off; null for all others. Nearly all addresses are so, and this look costs little.
 */
export function plainStartIn(url: string, host: string): string {
  const place = `strpos(${url}, ${host} || '/')`
  const isWithout = (characters: string[]) => characters.map((one) => `NOT contains(${url}, '${one}')`).join(' AND ')
  const isSettled = `(${isWithout(['%', '*', '$', ' '])} OR regexp_full_match(${url}, '${SETTLED}'))`
  return `CASE WHEN ${place} BETWEEN 8 AND 9 AND strlen(${url}) = length(${url}) AND ${isWithout(['#'])} AND ${isSettled}
    THEN ${place} + length(${host}) END`
}

/**
 * The path, parameters and query of an address, from `/` on, without the fragment, in the form in which rules are compared with it: what `recordPath`
 * of `lib/preference` makes of it, where the address has a host.
 */
export function recordPathIn(url: string): string {
  const written = `regexp_extract(${url}, '^[^:/?#]+://[^/?#;]*([^#]*)', 1, 's')`
  const path = `CASE WHEN starts_with(${written}, '/') THEN ${written} ELSE '/' || ${written} END`
  return `CASE WHEN regexp_full_match(${path}, '${SETTLED}') THEN ${path} ELSE ${settled(path)} END`
}

const UNRESERVED = `'%(2D|2E|5F|7E|3[0-9]|4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A])'`

/** A path in that form: piece by piece, control characters left as they are. */
function settled(path: string): string {
  const pieces = `regexp_extract_all(replace(replace(${path}, '*', '%2A'), '$', '%24'), '%[0-9A-Fa-f]{2}|[!-$&-~]+|%|[\\x00-\\x1f\\x7f]+|[^!-~\\x00-\\x1f\\x7f]+')`
  const inOneForm = `CASE WHEN regexp_full_match(upper(piece), ${UNRESERVED}) THEN url_decode(piece) ELSE upper(piece) END`
  return `array_to_string(list_transform(${pieces}, lambda piece:
    CASE WHEN regexp_full_match(piece, '%[0-9A-Fa-f]{2}') THEN ${inOneForm}
      WHEN regexp_full_match(piece, '[^!-~\\x00-\\x1f\\x7f]+') THEN url_encode(piece) ELSE piece END), '')`
}

/** What an address may hold and be taken by browsers as it is written: no control character, space, backslash, quote, or bracket of code. */
const TAME = `\\x00-\\x20\\x7f"''<>\\\\^\`{}`

/**
 * Whether an address is taken otherwise by browsers than it is written, or may be: it has dot segments, white space, a backslash, a question mark
 * with nothing behind it. Such a record is decided alone.
 */
export function isOddAddress(url: string): string {
  const tame = `'[hH][tT][tT][pP][sS]?://[^/?#;:@%|\\[\\]${TAME}]+(:[0-9]{1,4})?(/([^/#${TAME}][^#${TAME}]*)?|[?][^#${TAME}]*)?(#.*)?'`
  return `(NOT regexp_full_match(${url}, ${tame}, 's') OR regexp_matches(${url}, '/([.]|%2[eE]){1,2}([/?#]|$)|[?](#|$)'))`
}
