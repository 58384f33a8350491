import { exp } from '../engine/exp.ts'
import { log } from '../engine/log.ts'
import { ABSTAIN, countVotes, KEEP, type Votes } from './vote.ts'

const ROUNDS = 100
const START = 0.7
const [LEAST, MOST] = [0.01, 0.99]

/**
 * What the label model says: the accuracy of each epoch, and for each record the posterior that it is worth keeping. Epochs of one run are
 * not independent voters: read `posterior` as a rank, not as a probability. NaN: every epoch abstained.
 */
export type LabelModel = { accuracy: number[]; posterior: Float64Array }

/**
 * The label model (EM): one accuracy for each epoch, from 0.7, kept in 0.01 to 0.99; exactly 100 rounds of logit q = logit π + Σ s·logit a
 * and of a = the mean agreement with q, then a last q. An epoch in which all abstain keeps its accuracy and says nothing. Ours: the paper
 * does not say how it aggregates.
 */
export function fitLabelModel(epochs: readonly Votes[], records: number, prior: number): LabelModel {
  let accuracy = epochs.map(() => START)
  for (let round = 0; round < ROUNDS; round += 1) {
    const q = posteriorOf(epochs, records, accuracy, prior)
    accuracy = epochs.map((votes, epoch) => agreement(votes, q) ?? accuracy[epoch] ?? START)
  }
  const posterior = posteriorOf(epochs, records, accuracy, prior)
  const silent = (_: number, record: number) => epochs.every((votes) => (votes[record] ?? ABSTAIN) === ABSTAIN)
  return { accuracy, posterior: posterior.map((q, record) => (silent(q, record) ? Number.NaN : q)) }
}

function posteriorOf(
  epochs: readonly Votes[],
  records: number,
  accuracy: readonly number[],
  prior: number,
): Float64Array {
  const said = new Float64Array(records).fill(logit(prior))
  epochs.forEach((votes, epoch) => {
    const strength = logit(accuracy[epoch] ?? START)
    votes.forEach((vote, record) => {
      said[record] = (said[record] ?? 0) + vote * strength
    })
  })
  return said.map((value) => 1 / (1 + exp(-value)))
}

function agreement(votes: Votes, q: Float64Array): number | null {
  const count = countVotes(votes)
  if (count === 0) return null
  const agreed = q.reduce((total, each, record) => {
    const vote = votes[record] ?? ABSTAIN
    return vote === ABSTAIN ? total : total + (vote === KEEP ? each : 1 - each)
  }, 0)
  return Math.min(MOST, Math.max(LEAST, agreed / count))
}

function logit(share: number): number {
  return log(share / (1 - share))
}
