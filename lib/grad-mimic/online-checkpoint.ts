import { z } from 'zod'
import type { Engine } from '../engine/engine.ts'
import { Refusal } from '../error.ts'
import { type Arrays, packCheckpoint, unpackCheckpoint } from './checkpoint.ts'
import { type OnlineRun, openOnlineRun } from './online-run.ts'
import { type OnlineTask, taskDigest } from './online-task.ts'
import type { EpochTrace, MimicTrace } from './trace.ts'

const Word = z.int().min(0).max(0xffffffff)

/** What stands in a checkpoint's header beside its arrays. */
const State = z.strictObject({
  task: z.string(),
  place: z.strictObject({ epoch: z.int().min(0), at: z.int().min(0), random: z.tuple([Word, Word, Word, Word]) }),
  powers: z.strictObject({ beta1: z.number(), beta2: z.number(), steps: z.int().min(0) }),
  epochs: z.int().min(0),
})

/** A run between two steps, as bytes: weights, optimiser, generator, trace, and the digest of the task that they belong to. */
export function saveOnlineRun(task: OnlineTask, run: OnlineRun): Uint8Array {
  const { epochs, steps } = run.trace()
  const arrays: Arrays = [
    ...tensorsOf(run).map(([name, { data }]) => [name, data] as const),
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
  return packCheckpoint(
    { task: taskDigest(task), place, powers: run.parts.updater.powers(), epochs: epochs.length },
    arrays,
  )
}

/** The run that a checkpoint holds, at the step after: it goes on to the same bits. Refuses a checkpoint that is cut, altered, or of another task. */
export function resumeOnlineRun(engine: Engine, task: OnlineTask, checkpoint: Uint8Array): OnlineRun {
  const { state, arrays } = unpackCheckpoint(checkpoint)
  const { task: digest, place, powers, epochs } = State.parse(state)
  const run = openOnlineRun(engine, task)
  if (digest !== taskDigest(task))
    throw new Refusal(
      'invalid',
      'The checkpoint is of another run: its records, weights or settings differ from these.',
    )
  const bytes = (name: string) => arrays.get(name) ?? new ArrayBuffer(0)
  for (const [name, { data }] of tensorsOf(run)) data.set(new Float32Array(bytes(name)))
  run.parts.updater.restore(powers)
  run.parts.goOn(place, traceOf(bytes, epochs))
  return run
}

function tensorsOf({ parts: { network, updater } }: OnlineRun) {
  const weights = network.layers.flatMap(({ name, weight, bias }) => [
    [`${name}.weight`, weight] as const,
    [`${name}.bias`, bias] as const,
  ])
  return [...weights, ...updater.memory]
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
