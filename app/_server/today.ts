import 'server-only'

/** Today's date in UTC, `2026-06-05`: for what was read or released today unless it says otherwise. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}
