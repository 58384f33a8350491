import { z } from 'zod'

/** How large a free part of a record may be, as JSON text. */
const MAX_CHARACTERS = 200_000

/** A JSON object of the reporter's own making, at most 200,000 characters as text; it is kept and shown, and not read. */
export const JsonObject = z
  .record(z.string(), z.unknown())
  .refine((value) => JSON.stringify(value).length <= MAX_CHARACTERS, 'At most 200,000 characters as JSON text.')
  .refine((value) => isKeepable(value), 'A text in it holds a NUL or half of a surrogate pair.')
export type JsonObject = z.infer<typeof JsonObject>

/** Postgres keeps no NUL in JSON, and a lone surrogate has no canonical form. */
function isKeepable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000')
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, member]) => isKeepable(key) && isKeepable(member))
}
