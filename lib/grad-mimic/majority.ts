import { ABSTAIN, KEEP, type Votes } from './vote.ts'

/** The share of keeps among the epochs that voted on a record, by record index. NaN: every epoch abstained. */
export function shareOfKeeps(epochs: readonly Votes[], records: number): Float64Array {
  return Float64Array.from({ length: records }, (_, record) => {
    const said = epochs.map((votes) => votes[record] ?? ABSTAIN).filter((vote) => vote !== ABSTAIN)
    return said.filter((vote) => vote === KEEP).length / said.length
  })
}
