import { pointer } from '../error.ts'

/** A value that can't be kept as it is: where (JSON pointer), and what is the matter, in a sentence. */
export type Unkeepable = { at: string; what: string }

type Visit = { value: unknown; path: readonly PropertyKey[] }

/**
 * The first thing in a JSON value that neither Postgres nor RFC 8785 can carry: a NUL, half of a surrogate pair, a number
 * that is not finite. Null if there is none. Without recursion.
 */
export function findUnkeepable(value: unknown): Unkeepable | null {
  const waiting: Visit[] = [{ value, path: [] }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value: current, path } = next
    const fault = faultOf(current)
    if (fault !== null) return { at: pointer(path), what: fault }
    if (typeof current !== 'object' || current === null) continue
    for (const [key, member] of Object.entries(current)) {
      const name = faultOf(key)
      if (name !== null) return { at: pointer(path), what: `a member name: ${name}` }
      if (typeof member === 'object' || faultOf(member) !== null) waiting.push({ value: member, path: [...path, key] })
    }
  }
  return null
}

function faultOf(value: unknown): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'this number is too large.'
  if (typeof value !== 'string') return null
  if (value.includes('\u0000')) return 'this text holds a NUL character, which can not be kept.'
  return value.isWellFormed() ? null : 'this text holds half of a surrogate pair.'
}
