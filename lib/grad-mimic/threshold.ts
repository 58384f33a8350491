import type { EpochTrace, StepTrace } from './trace.ts'
import { ABSTAIN, DROP, KEEP, type Votes } from './vote.ts'

/**
 * An epoch's votes by the weight: keep if w > 1/b, with the size b that the record's batch really had (Huang et al., arXiv
 * 2501.06708v1, table 2, with b = 32). A whole batch abstains where the weights can't tell its records apart: ‖v‖ = 0, a batch of
 * one, or all scores equal. A record that was not met abstains.
 */
export function voteByThreshold(epoch: EpochTrace, steps: readonly StepTrace[]): Votes {
  const votes = new Int8Array(epoch.m.length)
  const batches = batchesOf(epoch, steps)
  epoch.step.forEach((step, record) => {
    const batch = batches.get(step)
    const mute = batch === undefined || batch.norm === 0 || batch.size === 1 || batch.least === batch.most
    votes[record] = mute ? ABSTAIN : (epoch.w[record] ?? 0) > 1 / batch.size ? KEEP : DROP
  })
  return votes
}

type Batch = { size: number; norm: number; least: number; most: number }

function batchesOf({ step: steps, m }: EpochTrace, traced: readonly StepTrace[]): Map<number, Batch> {
  const batches = new Map<number, Batch>(
    traced.map(({ step, size, norm }) => [
      step,
      { size, norm, least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY },
    ]),
  )
  steps.forEach((step, record) => {
    const batch = batches.get(step)
    if (batch === undefined) return
    batch.least = Math.min(batch.least, m[record] ?? Number.NaN)
    batch.most = Math.max(batch.most, m[record] ?? Number.NaN)
  })
  return batches
}
