import { formatCount, formatPlural } from '#app/_ui/format.ts'
import type { OriginOutcome, PublicHarvest } from '#lib/preference/harvest.ts'
import { FAILURE_WORDS } from '#lib/preference/words.ts'

/** What came of an origin, for people. */
export function outcomeWords(outcome: OriginOutcome): string {
  return outcome === 'read' ? 'read' : FAILURE_WORDS[outcome]
}

/** How much of what is known a harvest asks: all, or a sample. */
export function coverageWords({ isComplete, origins, basis, state }: PublicHarvest): string {
  const { known, chosen } = origins
  const from = basis === 'records' ? 'known from its records' : 'known from the addresses of its sources'
  if (state === 'waiting')
    return isComplete ? 'all hosts, not listed yet' : `a sample of ${formatCount(chosen)}, not listed yet`
  return isComplete
    ? `complete: all ${formatPlural(known, 'host', 'hosts')} ${from}`
    : `sampled: ${formatCount(chosen)} of ${formatPlural(known, 'host', 'hosts')} ${from}`
}

/** How many of the chosen hosts are done. */
export function doneOf({ origins }: PublicHarvest): number {
  return Math.max(0, origins.chosen - origins.waiting)
}

/** Whether a harvest still goes on. */
export function isUnderWay({ state }: Pick<PublicHarvest, 'state'>): boolean {
  return state === 'waiting' || state === 'running'
}

/** The state in a word or two. */
export const STATE_WORDS = {
  waiting: 'waiting for a worker',
  running: 'asking',
  done: 'done',
  stopped: 'stopped before its end',
} as const
