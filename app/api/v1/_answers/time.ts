/** A point in time as ISO 8601 in UTC, or null. */
export function timeOf(date: Date | null): string | null {
  return date === null ? null : date.toISOString()
}
