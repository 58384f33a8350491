import type { Tensor } from './tensor.ts'

/** out[t] = table[ids[t]]. Refuses an id that the table hasn't. */
export function gather(table: Tensor, ids: Int32Array, out: Tensor): void {
  for (let t = 0; t < ids.length; t += 1) {
    const id = requireId(table, ids[t], t)
    out.data.set(table.data.subarray(id * table.cols, (id + 1) * table.cols), t * table.cols)
  }
}

/** dtable[ids[t]] += d[t], t ascending, so that tokens that share an id are always summed in one order. */
export function scatterAdd(dtable: Tensor, ids: Int32Array, d: Tensor): void {
  const { cols, data } = dtable
  for (let t = 0; t < ids.length; t += 1) {
    const to = requireId(dtable, ids[t], t) * cols
    const from = t * cols
    for (let j = 0; j < cols; j += 1) data[to + j] = (data[to + j] ?? 0) + (d.data[from + j] ?? 0)
  }
}

function requireId(table: Tensor, id: number | undefined, place: number): number {
  if (id === undefined || id < 0 || id >= table.rows)
    throw new RangeError(`Token ${id} at place ${place} is none of the table's ${table.rows}.`)
  return id
}
