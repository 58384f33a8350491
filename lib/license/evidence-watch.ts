import type { EVIDENCE_STATES, EvidenceOutcome } from './evidence-outcome.ts'

export type EvidencePageState = (typeof EVIDENCE_STATES)[number]

const DAY = 24 * 3600 * 1000

/** How long a page that answered is left alone, and the longest that one that did not is. */
export const CHECK_EVERY_DAYS = 30

/** So many failures in a row and the page counts as unreachable; so many "not found" in a row as vanished. */
const FAILURES_MEAN_UNREACHABLE = 3
const MISSES_MEAN_VANISHED = 2

/** Where a page stood before a check. */
export type WatchedPage = { state: EvidencePageState; failures: number; staleSince: Date | null }

/** What a check makes of it. `dueAt`: when it is to be fetched again; `hasChanged`: whether readers are to be told. */
export type WatchStep = WatchedPage & { dueAt: Date; hasChanged: boolean }

/**
 * What follows from one check. A page that says something else, or is not found twice in a row, makes its statements stale from
 * then on; one that says the words again is fresh. Failures say nothing of the page: after three in a row it counts as
 * unreachable, which is not stale. Failures are tried again after 1, 2, 4 … days, at most `CHECK_EVERY_DAYS`.
 */
export function watchStep(before: WatchedPage, outcome: EvidenceOutcome, now: Date): WatchStep {
  const inDays = (days: number) => new Date(now.getTime() + days * DAY)
  if (outcome === 'as-quoted')
    return step(before, { state: outcome, failures: 0, staleSince: null }, inDays(CHECK_EVERY_DAYS))
  const staleSince = before.staleSince ?? now
  if (outcome === 'changed') return step(before, { state: outcome, failures: 0, staleSince }, inDays(CHECK_EVERY_DAYS))
  const failures = before.failures + 1
  const dueAt = inDays(Math.min(CHECK_EVERY_DAYS, 2 ** (failures - 1)))
  if (outcome === 'vanished' && failures >= MISSES_MEAN_VANISHED)
    return step(before, { state: 'vanished', failures, staleSince }, inDays(CHECK_EVERY_DAYS))
  const isUnreachable = outcome === 'failed' && failures >= FAILURES_MEAN_UNREACHABLE && before.staleSince === null
  return step(before, { ...before, failures, state: isUnreachable ? 'unreachable' : before.state }, dueAt)
}

function step(before: WatchedPage, after: WatchedPage, dueAt: Date): WatchStep {
  const isFirstLook = before.state === 'unchecked' && after.state === 'as-quoted'
  return { ...after, dueAt, hasChanged: before.state !== after.state && !isFirstLook }
}
