/** Whole days from one date or time to another (ISO 8601, UTC); negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** Whether a date lies on or before the moment of looking, by no more than so many days. No date: it does not. */
export function isWithin(date: string | null, days: number, asOf: string): boolean {
  if (date === null) return false
  const passed = daysBetween(date.slice(0, 10), asOf.slice(0, 10))
  return passed >= 0 && passed <= days
}
