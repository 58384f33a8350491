/**
 * A matrix in an engine's memory: `rows` × `cols` float32, row after row. `at` is its place in bytes; `data` shows it. Vectors are one
 * row. Numbers written to `data` are rounded to float32 once.
 */
export type Tensor = { readonly at: number; readonly rows: number; readonly cols: number; readonly data: Float32Array }

/** Rows `from` to `to` of a tensor, as a tensor that shares its memory. Refuses rows that it hasn't. */
export function rowsOf({ at, rows, cols, data }: Tensor, from: number, to: number): Tensor {
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to < from || to > rows)
    throw new RangeError(`Rows ${from} to ${to} of a tensor of ${rows} are asked for.`)
  return { at: at + from * cols * 4, rows: to - from, cols, data: data.subarray(from * cols, to * cols) }
}

/** Refuses tensors whose shape isn't the one wanted: a bug of the caller's, told where it is. */
export function requireShape(what: string, { rows, cols }: Tensor, wantedRows: number, wantedCols: number): void {
  if (rows !== wantedRows || cols !== wantedCols)
    throw new RangeError(`${what} is ${rows} × ${cols}; ${wantedRows} × ${wantedCols} is wanted.`)
}
