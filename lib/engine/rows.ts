/** Rows `from` to, and without, `to`. */
export type RowRange = { from: number; to: number }

/**
 * The rows of each of `parts` threads: contiguous, in order, all of them, in eights where there are enough. A thread may get none.
 * Output rows are the only thing that work is ever split by (engine.md §3), so bits don't depend on the number of threads.
 */
export function splitRows(rows: number, parts: number): RowRange[] {
  const unit = rows >= 16 * parts ? 8 : 1
  const units = Math.ceil(rows / unit)
  const cut = (part: number) => Math.min(rows, Math.floor((units * part) / parts) * unit)
  return Array.from({ length: parts }, (_, part) => ({
    from: cut(part),
    to: part + 1 === parts ? rows : cut(part + 1),
  }))
}
