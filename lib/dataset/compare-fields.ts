/** One field of a thing, as words, on both sides. Null: that side has none. */
export type Field = { field: string; before: string | null; after: string | null }

/** The fields that differ, in the order of `after`, then those that only `before` has. */
export function changesBetween(before: Record<string, string | null>, after: Record<string, string | null>): Field[] {
  const names = new Set([...Object.keys(after), ...Object.keys(before)])
  return [...names]
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
    .filter((field) => field.before !== field.after)
}
