import { z } from 'zod'
import type { Digest } from '../digest.ts'
import type { AdamwPowers } from '../engine/adamw.ts'
import type { RandomState } from '../engine/random.ts'
import type { Tensor } from '../engine/tensor.ts'
import { Refusal } from '../error.ts'
import { type Arrays, packCheckpoint, unpackCheckpoint } from './checkpoint.ts'
import type { EpochTrace, MimicTrace } from './trace.ts'

/** Where a run stands between two steps, beside weights and optimiser. `at`: how many records of the epoch's order have been read. */
export type Place = { epoch: number; at: number; random: RandomState }

/** What an optimiser remembers beside its tensors: AdamW's running powers, and how many steps were made. */
export type Powers = AdamwPowers & { steps: number }

/**
 * A run that can be put down between two steps and taken up again. `tensors`: weights and what the optimiser remembers, by name,
 * always in one order.
 */
export type Resumable = {
  place(): Place
  trace(): MimicTrace
  powers(): Powers
  tensors: readonly (readonly [name: string, tensor: Tensor])[]
  goOn(place: Place, powers: Powers, trace: MimicTrace): void
}

const Word = z.int().min(0).max(0xffffffff)

/** What stands in a checkpoint's header beside its arrays. */
const State = z.strictObject({
  task: z.string(),
  place: z.strictObject({ epoch: z.int().min(0), at: z.int().min(0), random: z.tuple([Word, Word, Word, Word]) }),
  powers: z.strictObject({ beta1: z.number(), beta2: z.number(), steps: z.int().min(0) }),
  epochs: z.int().min(0),
})

/** A run between two steps, as bytes: weights, optimiser, generator, trace, and the digest of the task that they belong to. */
export function saveRun(task: Digest, run: Resumable): Uint8Array {
  const { epochs, steps } = run.trace()
  const arrays: Arrays = [
    ...run.tensors.map(([name, { data }]) => [name, data] as const),
    ['steps.epoch', Int32Array.from(steps, ({ epoch }) => epoch)],
    ['steps.size', Int32Array.from(steps, ({ size }) => size)],
    ['steps.norm', Float64Array.from(steps, ({ norm }) => norm)],
    ...epochs.flatMap(
      ({ epoch, m, w, loss, step, order }): Arrays => [
        [`${epoch}.m`, m],
        [`${epoch}.w`, w],
        [`${epoch}.loss`, loss],
        [`${epoch}.step`, step],
        [`${epoch}.order`, order],
      ],
    ),
  ]
  const { epoch, at, random } = run.place()
  const place = { epoch, at, random: [...random] }
  return packCheckpoint({ task, place, powers: run.powers(), epochs: epochs.length }, arrays)
}

/**
 * Puts a fresh run of the task where its checkpoint stands: it goes on to the same bits. Refuses a checkpoint that is cut, altered,
 * or of another task.
 */
export function restoreRun(task: Digest, run: Resumable, checkpoint: Uint8Array): void {
  const { state, arrays } = unpackCheckpoint(checkpoint)
  const { task: digest, place, powers, epochs } = State.parse(state)
  if (digest !== task)
    throw new Refusal(
      'invalid',
      'The checkpoint is of another run: its records, weights or settings differ from these.',
    )
  const bytes = (name: string) => arrays.get(name) ?? new ArrayBuffer(0)
  for (const [name, { data }] of run.tensors) data.set(new Float32Array(bytes(name)))
  run.goOn(place, powers, traceOf(bytes, epochs))
}

function traceOf(bytes: (name: string) => ArrayBuffer, count: number): MimicTrace {
  const [sizes, norms] = [new Int32Array(bytes('steps.size')), new Float64Array(bytes('steps.norm'))]
  const steps = Array.from(new Int32Array(bytes('steps.epoch')), (epoch, step) => ({
    step,
    epoch,
    size: sizes[step] ?? 0,
    norm: norms[step] ?? Number.NaN,
  }))
  const epochs = Array.from(
    { length: count },
    (_, epoch): EpochTrace => ({
      epoch,
      m: new Float64Array(bytes(`${epoch}.m`)),
      w: new Float64Array(bytes(`${epoch}.w`)),
      loss: new Float64Array(bytes(`${epoch}.loss`)),
      step: new Int32Array(bytes(`${epoch}.step`)),
      order: new Uint32Array(bytes(`${epoch}.order`)),
    }),
  )
  return { epochs, steps }
}
