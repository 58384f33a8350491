/** What one epoch says of one record: keep it, drop it, or nothing. */
export const KEEP = 1
export const DROP = -1
export const ABSTAIN = 0

/** One epoch's votes by record index: 1 keep, −1 drop, 0 abstain. */
export type Votes = Int8Array

/** How many of the votes are not an abstention. */
export function countVotes(votes: Votes): number {
  return votes.reduce((count, vote) => (vote === ABSTAIN ? count : count + 1), 0)
}
