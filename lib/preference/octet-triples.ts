/** Three octets that follow one another are a number below this. Two triples may share one, so that holding it proves nothing. */
export const TRIPLES = 16_384

/** The number of the last three octets of a text that is walked along: from that of the three before and the next octet. */
export function nextTriple(before: number, octet: number): number {
  return ((before << 5) ^ octet) & (TRIPLES - 1)
}

/**
 * For each pattern the three octets that fewest of the patterns have: a path without them does not fit. Null for a pattern that has no three
 * octets beside one another.
 */
export function rarestTriples(patterns: readonly string[]): (number | null)[] {
  const own = patterns.map(triplesOf)
  const counts = new Map<number, number>()
  for (const triples of own) for (const triple of triples) counts.set(triple, (counts.get(triple) ?? 0) + 1)
  return own.map((triples) => rarest(triples, counts))
}

function rarest(triples: ReadonlySet<number>, counts: ReadonlyMap<number, number>): number | null {
  let best: number | null = null
  for (const one of triples) if (best === null || (counts.get(one) ?? 0) < (counts.get(best) ?? 0)) best = one
  return best
}

/** The triples between the stars of a pattern, without the `$` at its end. */
function triplesOf(pattern: string): Set<number> {
  const triples = new Set<number>()
  for (const part of pattern.slice(0, pattern.endsWith('$') ? -1 : undefined).split('*')) {
    let held = 0
    for (let at = 0; at < part.length; at += 1) {
      held = nextTriple(held, part.charCodeAt(at))
      if (at >= 2) triples.add(held)
    }
  }
  return triples
}
