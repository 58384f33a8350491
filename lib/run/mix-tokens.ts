/** The tokens of one version's documents in their order, and its share of the mixture; null: by its size. */
export type MixPart = { weight: number | null; documents: readonly Int32Array[] }

/** A mixture in one row, and what of each part is in it. */
export type Mixture = { tokens: Int32Array; taken: { documents: number; tokens: number }[] }

/**
 * Documents of several versions in one row (`mixed-1`): the next one is always of the part that has the fewest tokens for its weight, the first of such.
 * Without weights every document is taken. With weights it ends when the part whose turn it is has no more, so that shares hold and nothing is
 * repeated; a part of weight 0 gives nothing.
 */
export function mixTokens(parts: readonly MixPart[]): Mixture {
  const sizes = parts.map(({ documents }) => documents.reduce((sum, { length }) => sum + length, 0))
  const weighted = parts.some(({ weight }) => weight !== null)
  const weights = parts.map(({ weight }, place) => (weighted ? (weight ?? 0) : (sizes[place] ?? 0)))
  const taken = parts.map(() => ({ documents: 0, tokens: 0 }))
  const row: Int32Array[] = []
  for (;;) {
    const turn = nextTurn(weights, taken, (place) => weighted || hasMore(parts[place], taken[place]))
    const [part, count] = [parts[turn], taken[turn]]
    const document = part?.documents[count?.documents ?? 0]
    if (document === undefined || count === undefined) break
    row.push(document)
    count.documents += 1
    count.tokens += document.length
  }
  const tokens = new Int32Array(row.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const document of row) {
    tokens.set(document, at)
    at += document.length
  }
  return { tokens, taken }
}

function hasMore(part: MixPart | undefined, count: { documents: number } | undefined): boolean {
  return (count?.documents ?? 0) < (part?.documents.length ?? 0)
}

/** The place of the part whose turn it is; −1: none is left. */
function nextTurn(
  weights: readonly number[],
  taken: readonly { tokens: number }[],
  mayBe: (place: number) => boolean,
): number {
  let [found, least] = [-1, Number.POSITIVE_INFINITY]
  for (const [place, weight] of weights.entries()) {
    if (weight <= 0 || !mayBe(place)) continue
    const level = (taken[place]?.tokens ?? 0) / weight
    if (level < least) [found, least] = [place, level]
  }
  return found
}
