import { z } from 'zod'

/** How large a free part of a record may be, as JSON text, and how many objects and lists may stand in each other. */
const MAX_CHARACTERS = 200_000
const MAX_DEPTH = 100

/** A JSON object of the reporter's own making, at most 200,000 characters as text; it is kept and shown, and not read. */
export const JsonObject = z.record(z.string(), z.unknown()).superRefine((value, context) => {
  const message = faultIn(value)
  if (message !== null) context.addIssue({ code: 'custom', message })
})
export type JsonObject = z.infer<typeof JsonObject>

/** Why it can't be kept, or null. What is nested too deep is found first: nothing that goes through it may run out of stack. */
function faultIn(value: object): string | null {
  if (isDeeper(value, MAX_DEPTH)) return `At most ${MAX_DEPTH} objects and lists in each other.`
  if (JSON.stringify(value).length > MAX_CHARACTERS) return 'At most 200,000 characters as JSON text.'
  return isKeepable(value) ? null : 'A text in it holds a NUL or half of a surrogate pair.'
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((member) => isDeeper(member, levels - 1))
}

/** Postgres keeps no NUL in JSON, and a lone surrogate has no canonical form. */
function isKeepable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000')
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, member]) => isKeepable(key) && isKeepable(member))
}
