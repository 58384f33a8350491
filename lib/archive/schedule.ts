import { sha256Hex } from '../digest.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Every copy is checked again after so many days (standards §14). */
export const CHECK_EVERY_DAYS = 90

/** A check may come so many days earlier, so that copies that were recorded on one day are not all due on one day. */
const SPREAD_DAYS = 9

/** What the time of the next check follows from. `failures`: checks in a row that could not pass it. */
export type LastCheck = { copy: string; failures: number; at: Date }

/**
 * When a copy is due again: 90 days after the last check, less up to 9 that its id decides, always the same ones; after checks that did not pass, 1, 2, 4 …
 * days, never more than 90.
 */
export function nextCheckAt({ copy, failures, at }: LastCheck): Date {
  if (failures > 0) return new Date(at.getTime() + Math.min(CHECK_EVERY_DAYS, 2 ** (failures - 1)) * DAY)
  return new Date(at.getTime() + CHECK_EVERY_DAYS * DAY - spreadHours(copy, SPREAD_DAYS * 24) * HOUR)
}

/** When a copy that came with many others is due for the first time: a day after `at`, and within the 90 days then, at an hour that its id decides. */
export function firstCheckAt(copy: string, at: Date): Date {
  return new Date(at.getTime() + DAY + spreadHours(copy, CHECK_EVERY_DAYS * 24) * HOUR)
}

function spreadHours(copy: string, hours: number): number {
  return Number.parseInt(sha256Hex(copy).slice(0, 8), 16) % hours
}
