/** How far two sets of records agree: how many are in both, and the Jaccard index (both over either; 1 if both are empty). */
export type Overlap = { both: number; jaccard: number }

/** The overlap of two sets of records, each by record index. */
export function overlap(one: ReadonlySet<number>, other: ReadonlySet<number>): Overlap {
  const both = inBoth(one, other).size
  const either = one.size + other.size - both
  return { both, jaccard: either === 0 ? 1 : both / either }
}

/** The records that are in both sets. */
export function inBoth(one: ReadonlySet<number>, other: ReadonlySet<number>): Set<number> {
  return new Set([...one].filter((record) => other.has(record)))
}

/** The records of the first set that are not in the second. */
export function inFirstOnly(first: ReadonlySet<number>, second: ReadonlySet<number>): Set<number> {
  return new Set([...first].filter((record) => !second.has(record)))
}
