import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { createEngine } from '#lib/engine/engine.ts'
import { openTextRun } from '#lib/grad-mimic/text-run.ts'
import { TextScoreSettings, TextTrainSettings } from '#lib/grad-mimic/text-settings.ts'
import type { TextTask } from '#lib/grad-mimic/text-task.ts'
import { T6Model } from '#lib/t6/model.ts'
import { listParameters } from '#lib/t6/parameters.ts'

const Tensor = z.object({ shape: z.array(z.int()), data: z.array(z.number()) })
const Tensors = z.record(z.string(), Tensor)

/** 06: one layer of T6, two rows of six tokens; the reference is what three steps of AdamW make of it. */
const File = z.object({
  inputs: z.object({ idx: Tensor, targets: Tensor }),
  weights: Tensors,
  expected: z.object({ exact_f64: z.object({ adamw: z.object({ weights_after: Tensors }) }) }),
})
const golden = File.parse(
  JSON.parse(readFileSync(new URL('../../golden/t6/06-t6-1layer-rq3-r2-train.json', import.meta.url), 'utf8')),
)

const MODEL = T6Model.parse({
  ...{ variant: 'tpa', L: 1, dModel: 12, h: 2, dHead: 8, RQ: 3, RK: 2, RV: 2, ffnHidden: 32, vocab: 11, context: 6 },
})

function inOneRow(tensors: z.infer<typeof Tensors>): Float32Array {
  return Float32Array.from(listParameters(MODEL).flatMap(({ name }) => tensors[name]?.data ?? []))
}

/** The two rows as records, met in their order by one batch. */
function task(score: object = {}, train: object = {}): TextTask {
  const { idx, targets } = golden.inputs
  const row = (tensor: z.infer<typeof Tensor>, record: number) =>
    Int32Array.from(tensor.data.slice(record * 6, record * 6 + 6))
  return {
    base: { model: MODEL, weights: inOneRow(golden.weights) },
    reference: { model: MODEL, weights: inOneRow(golden.expected.exact_f64.adamw.weights_after) },
    set: { records: [0, 1].map((record) => ({ inputs: row(idx, record), targets: row(targets, record) })), vocab: 11 },
    score: TextScoreSettings.parse(score),
    train: TextTrainSettings.parse({ batchSize: 2, epochs: 1, scoringOnly: true, ...train }),
    orders: [Uint32Array.of(0, 1)],
  }
}

function scored(of: TextTask) {
  const run = openTextRun(createEngine(), of)
  expect(run.step().kind).toBe('stepped')
  const { epochs, steps } = run.trace()
  return {
    m: [...(epochs[0]?.m ?? [])],
    w: [...(epochs[0]?.w ?? [])],
    loss: [...(epochs[0]?.loss ?? [])],
    norm: steps[0]?.norm,
  }
}

const within = (value: number) => expect.closeTo(value, 6)

test('records of a T6 by its last output projection: losses, scores, weights and ‖V‖ within a millionth', () => {
  const { m, w, loss, norm } = scored(task())
  expect(loss).toEqual([2.42814064556, 3.27376441683].map(within))
  expect(m).toEqual([0.434040746038, 0.53890950409].map(within))
  expect(w).toEqual([0.47380681096, 0.52619318904].map(within))
  expect(norm).toEqual(within(0.481086232166))
})

test('the reference has the losses that were worked out for it', () => {
  const of = task()
  const { loss } = scored({ ...of, base: of.reference ?? of.base })
  expect(loss).toEqual([1.43054696703, 1.82000841311].map(within))
})

test('the same records by all parameters', () => {
  const { m, norm } = scored(task({ mimicLayer: 'all' }))
  expect(m).toEqual([1.73813433622, 2.17356985984].map(within))
  expect(norm).toEqual(within(1.142475512345))
})

test('each token alone has the score that was worked out for it', () => {
  const s = [
    [0.0421292197, 0.0700682057, 0.061123528, 0.0442308467, 0.1202044012, 0.0962845447],
    [0.0737252861, 0.0869386053, 0.1302167211, 0.0547583577, 0.0749339868, 0.118336547],
  ]
  const of = task({ lossReduction: 'sum' })
  // One target at a time: the token's score without the 1/6 of the mean.
  s.forEach((tokens, place) => {
    const record = of.set.records[place]
    if (record === undefined) throw new Error('There are two records.')
    tokens.forEach((wanted, token) => {
      const targets = record.targets.map((target, at) => (at === token ? target : -1))
      const { m } = scored({ ...of, set: { ...of.set, records: [{ ...record, targets }, record] } })
      expect(m[0]).toEqual(within(wanted * 6))
    })
  })
})
