/**
 * What a JSON pointer (RFC 6901) names in a value, or undefined if it names nothing. The empty pointer names the whole.
 * A pointer that does not begin with "/" names nothing.
 */
export function resolvePointer(value: unknown, pointer: string): unknown {
  if (pointer === '') return value
  const [start, ...tokens] = pointer.split('/')
  if (start !== '') return undefined
  return tokens.reduce(member, value)
}

function member(value: unknown, token: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
  return new Map<string, unknown>(Object.entries(value)).get(key)
}
