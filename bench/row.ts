/**
 * One figure of `npm run bench` (DESIGN §9). `ours` and `peer` are in `unit`, `ratio` is what the goal speaks of, and `goal` is the
 * least it should be. Null: there is no peer on this machine, or no goal is set; `holds` is null wherever the goal can't be judged.
 */
export type Row = {
  bench: string
  ours: number
  peer: number | null
  ratio: number | null
  goal: number | null
  holds: boolean | null
  unit: string
  note: string
}

/** One file of `bench/`: its name on the command line, and its figures. */
export type Bench = { name: string; run(): Promise<Row[]> }

/** The middle of several measurements: the mean of the two middle ones if their number is even. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper
}
