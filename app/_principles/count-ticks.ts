/** Round counts from 0 to the first at or above `most` (at least 1), at most five of them, for the axis of a chart. */
export function countTicks(most: number): number[] {
  const top = Math.max(1, most)
  const step = STEPS.find((one) => one * 4 >= top) ?? top
  return Array.from({ length: Math.ceil(top / step) + 1 }, (_, place) => place * step)
}

const STEPS = Array.from({ length: 9 }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** power)).flat()
