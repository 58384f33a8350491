/**
 * The path, parameters and query of an address, from `/` on, without the fragment, in the form in which rules are compared with it: what `normalPath`
 * and `pathOf` of `lib/preference` make of it, where the address has a host. Most addresses are in that form as they stand, and nothing is done to them.
 */
export function normalPathIn(url: string): string {
  const written = `regexp_extract(${url}, '^[^:/?#]+://[^/?#;]*([^#]*)', 1)`
  const path = `CASE WHEN starts_with(${written}, '/') THEN ${written} ELSE '/' || ${written} END`
  return `CASE WHEN regexp_full_match(${url}, ${PLAIN_ADDRESS}) THEN substr(${url}, strpos(substr(${url}, 9), '/') + 8)
    ELSE ${escapedIn(path)} END`
}

/** Escapes in their one form: two digits in upper case, of no unreserved character (RFC 3986 §2.3). */
const SETTLED = '%(?:[0189A-F][0-9A-F]|2[0-9A-CF]|3[A-F]|[46]0|5[B-E]|7[B-DF])'

/** An address whose path stands in it as it is compared: visible ASCII without stars, dollars, a fragment or escapes in another form. */
const PLAIN_ADDRESS = `'https?://[^/?#;@\\s]+/(?:[!"&-)+-~]|${SETTLED})*'`

/** Unreserved characters (RFC 3986 §2.3), escaped. */
const UNRESERVED = `'%(2D|2E|5F|7E|3[0-9]|4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A])'`

/** Escapes in one form: of unreserved characters decoded, others in upper case; what is beyond visible ASCII and a literal star or dollar escaped. */
function escapedIn(path: string): string {
  const pieces = `regexp_extract_all(replace(replace(${path}, '*', '%2A'), '$', '%24'), '%[0-9A-Fa-f]{2}|[!-$&-~]+|%|[^!-~]+')`
  const inOneForm = `CASE WHEN regexp_full_match(upper(piece), ${UNRESERVED}) THEN url_decode(piece) ELSE upper(piece) END`
  return `array_to_string(list_transform(${pieces}, lambda piece:
    CASE WHEN regexp_full_match(piece, '%[0-9A-Fa-f]{2}') THEN ${inOneForm}
      WHEN regexp_full_match(piece, '[^!-~]+') THEN url_encode(piece) ELSE piece END), '')`
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
