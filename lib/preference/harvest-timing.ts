import { type HeaderLine, headerLines } from './signal.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** After how long a place that could not be read is asked again, by how often in a row it could not; then daily (`preferences.md` §8). */
const BACK_OFF = [MINUTE, 10 * MINUTE, HOUR, 6 * HOUR]
/** How long what was read counts as fresh, by how often in a row it said the same. */
const FRESH = [DAY, 7 * DAY, 30 * DAY]
/** A host may ask for silence no longer than this. */
const LONGEST_SILENCE = 30 * DAY

/** How often an origin is tried in one harvest: over some seven hours. */
export const TRIES_ALLOWED = 5

/** When a place that failed is asked again. `failures`: how often in a row, this time included. */
export function againAfter(failures: number, now: Date): Date {
  return later(now, BACK_OFF[Math.max(0, failures - 1)] ?? DAY)
}

/** Until when what was read is fresh. `steady`: how often in a row it was read and said the same. */
export function freshUntil(steady: number, now: Date): Date {
  return later(now, FRESH[Math.max(0, steady)] ?? 30 * DAY)
}

/** Until when a host asks not to be asked (Retry-After, RFC 9110 §10.2.3): seconds or a date; null where it says neither, or nothing to come. */
export function silentUntil(headers: readonly HeaderLine[], now: Date): Date | null {
  const text = (headerLines(headers, 'retry-after').at(-1) ?? '').trim()
  const ms = /^\d{1,10}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime()
  if (text === '' || !(ms > 0)) return null
  return later(now, Math.min(ms, LONGEST_SILENCE))
}

/** How an origin stands under watch: how often in a row it said the same, and how often in a row it could not be read. */
export type Watch = { steady: number; failures: number }

/** Where an origin stands after it was asked again, and when its turn is next. */
export function watchStep(before: Watch, seen: 'same' | 'changed' | 'unread', now: Date): Watch & { dueAt: Date } {
  if (seen === 'unread') {
    const failures = before.failures + 1
    return { steady: before.steady, failures, dueAt: againAfter(failures, now) }
  }
  const steady = seen === 'same' ? before.steady + 1 : 0
  return { steady, failures: 0, dueAt: freshUntil(steady, now) }
}

function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms)
}
