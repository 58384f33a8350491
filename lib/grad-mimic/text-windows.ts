import { countTargets, type TextRecord } from './text-set.ts'

/**
 * A stretch of one record that fits the model's context. `member`: the record's place in its batch; `counted`: how many targets of
 * the whole record count.
 */
export type TextWindow = { member: number; inputs: Int32Array; targets: Int32Array; counted: number }

/**
 * The windows of a batch's records: consecutive, without overlap, `context` tokens at most, a record's own one after another; a
 * stretch without a target is left out.
 */
export function windowsOf(records: readonly TextRecord[], context: number): TextWindow[] {
  return records.flatMap((record, member) => {
    const counted = countTargets(record)
    const count = Math.ceil(record.inputs.length / context)
    return Array.from({ length: count }, (_, place): TextWindow => {
      const [from, to] = [place * context, (place + 1) * context]
      return { member, inputs: record.inputs.subarray(from, to), targets: record.targets.subarray(from, to), counted }
    }).filter(({ targets }) => targets.some((target) => target >= 0))
  })
}

/** The windows in parcels of at most `size`, in order. */
export function inParcels(windows: readonly TextWindow[], size: number): TextWindow[][] {
  return Array.from({ length: Math.ceil(windows.length / size) }, (_, parcel) =>
    windows.slice(parcel * size, (parcel + 1) * size),
  )
}
