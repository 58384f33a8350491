/**
 * The RFC 8785 (JCS) form of a JSON value: no white space, members sorted by UTF-16 code units (§3.2.3), numbers as
 * ECMAScript prints them (§3.2.2.3), strings with the shortest escapes (§3.2.2.2). Members whose value is `undefined`
 * are left out, as JSON does. Refuses what JSON can't carry: non-finite numbers, lone surrogates (§3.2.2.2, I-JSON),
 * functions, symbols, bigints.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (typeof value === 'string') return canonicalString(value)
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item === undefined ? null : item)).join(',')}]`
  if (typeof value === 'object') return canonicalObject(value)
  throw new TypeError(`JSON can't carry a ${typeof value}.`)
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`JSON can't carry the number ${value}.`)
  return JSON.stringify(value)
}

function canonicalString(value: string): string {
  if (!value.isWellFormed())
    throw new TypeError('A text with a lone surrogate has no canonical form (RFC 8785 §3.2.2.2).')
  return JSON.stringify(value)
}

function canonicalObject(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${canonicalString(key)}:${canonicalJson(member)}`).join(',')}}`
}
