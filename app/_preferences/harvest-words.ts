import { formatCount, formatPlural } from '#app/_ui/format.ts'
import { ORIGIN_OUTCOMES, type PublicHarvest } from '#lib/preference/harvest.ts'
import { OUTCOME_WORDS } from '#lib/preference/words.ts'

/** What came of the hosts of a harvest, counted: `9 read, 1 name not found`. Empty while nothing did. */
export function countedOutcomes({ outcomes }: Pick<PublicHarvest, 'outcomes'>): string {
  return ORIGIN_OUTCOMES.filter((one) => (outcomes[one] ?? 0) > 0)
    .map((one) => `${formatCount(outcomes[one] ?? 0)} ${OUTCOME_WORDS[one]}`)
    .join(', ')
}

/** How much of what is known a harvest asks: all, or a sample. */
export function coverageWords({ isComplete, origins, basis, state }: PublicHarvest): string {
  const { known, chosen } = origins
  const from = basis === 'records' ? 'known from its records' : 'known from the addresses of its sources'
  if (state === 'waiting')
    return isComplete ? 'all hosts, not listed yet' : `a sample of ${formatCount(chosen)}, not listed yet`
  if (isComplete && known === 1) return `complete: the one host ${from}`
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
