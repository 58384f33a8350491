import type { Binariser, FilterSettings } from './filter-settings.ts'
import { voteByMixture } from './gmm.ts'
import { type Decision, decide, type OtherScores } from './keep-rule.ts'
import { voteByKmeans } from './kmeans1d.ts'
import { fitLabelModel } from './label-model.ts'
import { shareOfKeeps } from './majority.ts'
import { meanOverEpochs } from './mean-over-epochs.ts'
import { voteByThreshold } from './threshold.ts'
import type { MimicTrace } from './trace.ts'
import type { Votes } from './vote.ts'

/** The version of the second stage's rules, kept with what they produced. */
export const FILTER_VERSION = 1

/**
 * A filter's answer by record index: the votes of each epoch, the value that ranks (NaN: no epoch voted), the decision; how many of
 * each; and the quality estimate, the share of records retained (kept or unknown).
 */
export type FilterOutcome = {
  votes: Votes[]
  values: Float64Array
  decisions: Decision[]
  counts: Record<Decision, number>
  qualityEstimate: number
}

/**
 * The second stage: scores become votes, votes one value a record, values a decision. `others`: further scores that the keep rule may name.
 * Deterministic; of equals the record with the lower index comes first. Of no records the quality estimate is 1: nothing was dropped.
 */
export function filterRecords(trace: MimicTrace, settings: FilterSettings, others: OtherScores = {}): FilterOutcome {
  const records = trace.epochs[0]?.m.length ?? 0
  const votes = voteOnEpochs(trace, settings.binarise)
  const values = valuesOf(trace, votes, records, settings)
  const decisions = decide(values, settings.keepRule, tieRuleOf(settings), others)
  const counts = { keep: 0, drop: 0, unknown: 0 }
  for (const decision of decisions) counts[decision] += 1
  return { votes, values, decisions, counts, qualityEstimate: records === 0 ? 1 : (records - counts.drop) / records }
}

/** The votes of every epoch, by the binariser. */
export function voteOnEpochs({ epochs, steps }: MimicTrace, binarise: Binariser): Votes[] {
  const vote = {
    threshold: (epoch: (typeof epochs)[number]) => voteByThreshold(epoch, steps),
    kmeans1d: ({ m }: (typeof epochs)[number]) => voteByKmeans(m),
    gmm: ({ m }: (typeof epochs)[number]) => voteByMixture(m),
  }[binarise]
  return epochs.map(vote)
}

function valuesOf(
  trace: MimicTrace,
  votes: readonly Votes[],
  records: number,
  { aggregate }: FilterSettings,
): Float64Array {
  switch (aggregate.kind) {
    case 'majority':
      return shareOfKeeps(votes, records)
    case 'em':
      return fitLabelModel(votes, records, aggregate.prior).posterior
    case 'mean':
      return meanOverEpochs(
        trace.epochs.map(({ m }) => m),
        records,
      )
  }
}

/** Only a majority can be tied by rule; a posterior of exactly a half does not pass it. */
function tieRuleOf({ aggregate }: FilterSettings) {
  return aggregate.kind === 'majority' ? aggregate.tieRule : 'drop'
}
