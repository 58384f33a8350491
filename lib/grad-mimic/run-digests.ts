import { type Digest, digestOf, digestOfJson } from '../digest.ts'
import { digestOfTensors } from '../engine/digest.ts'
import type { Resumable } from './run-checkpoint.ts'
import type { EpochTrace, StepTrace } from './trace.ts'

/** The digest of an epoch's batches: of the list of lists of ids, in the order in which they were read. A weight hangs on it. */
export function batchesDigest(
  { epoch, order }: EpochTrace,
  steps: readonly StepTrace[],
  ids: readonly string[],
): Digest {
  let at = 0
  const batches = steps
    .filter((step) => step.epoch === epoch)
    .map(({ size }) => {
      const batch = Array.from(order.subarray(at, at + size), (record) => ids[record] ?? '')
      at += size
      return batch
    })
  return digestOfJson(batches)
}

/**
 * What a run holds after its last step, by digest: weights and what the optimiser remembers, the scores and losses of the present
 * epoch so far, and the generator. Two runs of one task have the same ones at each step; the first that differs says where they
 * part.
 */
export function stepDigests({
  tensors,
  trace,
  place,
}: Resumable): Record<'weights' | 'scores' | 'loss' | 'random', Digest> {
  const column = trace().epochs.at(-1)
  const bytes = (values: Float64Array | undefined) =>
    digestOf(new Uint8Array(canonicalNaN(values ?? new Float64Array(0)).buffer))
  return {
    weights: digestOfTensors(tensors),
    scores: bytes(column?.m),
    loss: bytes(column?.loss),
    random: digestOfJson(place()),
  }
}

/** A copy in which every NaN has the same bits. */
function canonicalNaN(values: Float64Array): Float64Array<ArrayBuffer> {
  const copy = new Float64Array(values.length)
  for (let place = 0; place < copy.length; place += 1) {
    const value = values[place] ?? Number.NaN
    copy[place] = Number.isNaN(value) ? Number.NaN : value
  }
  return copy
}
