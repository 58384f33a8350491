import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { attention, attentionBack } from '#lib/engine/attention.ts'
import { crossEntropy, lossRoom } from '#lib/engine/cross-entropy.ts'
import { addBias, relu, reluBack, scaleRows, sumRows, tanhBack, tanhOf } from '#lib/engine/elements.ts'
import { gather, scatterAdd } from '#lib/engine/embedding.ts'
import { createEngine, type Engine } from '#lib/engine/engine.ts'
import { matmul } from '#lib/engine/matmul.ts'
import { openStream, type Random, uniform } from '#lib/engine/random.ts'
import { rmsNorm, rmsNormBack, rmsNormGain } from '#lib/engine/rms-norm.ts'
import { rope, ropeTables } from '#lib/engine/rope.ts'
import { splitRows } from '#lib/engine/rows.ts'
import { softmax, softmaxBack } from '#lib/engine/softmax.ts'
import { swiglu, swigluBack } from '#lib/engine/swiglu.ts'
import type { Tensor } from '#lib/engine/tensor.ts'
import { tensorProduct, tensorProductBack } from '#lib/engine/tensor-product.ts'

/** An operation over matrices: shapes of its inputs and output, the way forward, and the way back from the output's gradient. */
type Operation = {
  inputs: readonly (readonly [rows: number, cols: number])[]
  out: readonly [rows: number, cols: number]
  forward(engine: Engine, inputs: Tensor[], out: Tensor): void
  back(engine: Engine, inputs: Tensor[], out: Tensor, dout: Tensor, grads: Tensor[]): void
}

const of = (tensors: Tensor[], at: number): Tensor => {
  const tensor = tensors[at]
  if (tensor === undefined) throw new Error(`There is no input ${at}.`)
  return tensor
}
const like = (engine: Engine, { rows, cols, data }: Tensor): Tensor => {
  const copy = engine.tensor(rows, cols)
  copy.data.set(data)
  return copy
}
const SEQUENCE = { batch: 2, tokens: 5, heads: 2, size: 4 }
const FACTORS = { a: 0, b: 6, heads: 2, rank: 3, size: 4 }
const IDS = Int32Array.from([2, 0, 2, 1])
const tables = (engine: Engine) => ropeTables(engine, { positions: 3, size: 4, base: 100, rounding: 'exact' })

const OPERATIONS: Record<string, Operation> = {
  'product a·b': {
    inputs: [
      [5, 9],
      [9, 6],
    ],
    out: [5, 6],
    forward: (engine, x, out) => matmul(engine, of(x, 0), of(x, 1), out),
    back(engine, x, _, dout, grads) {
      matmul(engine, dout, of(x, 1), of(grads, 0), { form: 'abT' })
      matmul(engine, of(x, 0), dout, of(grads, 1), { form: 'aTb' })
    },
  },
  'causal softmax with a scale': {
    inputs: [[6, 6]],
    out: [6, 6],
    forward(engine, x, out) {
      out.data.set(of(x, 0).data)
      softmax(engine, out, { causal: true, scale: 0.7 })
    },
    back(engine, _, out, dout, grads) {
      of(grads, 0).data.set(dout.data)
      softmaxBack(engine, out, of(grads, 0), { causal: true, scale: 0.7 })
    },
  },
  attention: {
    inputs: [
      [10, 8],
      [10, 8],
      [10, 8],
    ],
    out: [10, 8],
    forward: (engine, x, out) =>
      attention(engine, SEQUENCE, { q: of(x, 0), k: of(x, 1), v: of(x, 2), out, weights: engine.tensor(20, 5) }),
    back(engine, x, out, dout, grads) {
      const [weights, room] = [engine.tensor(20, 5), engine.tensor(20, 5)]
      const [q, k, v] = [of(x, 0), of(x, 1), of(x, 2)]
      attention(engine, SEQUENCE, { q, k, v, out, weights })
      const slopes = { dout, dq: of(grads, 0), dk: of(grads, 1), dv: of(grads, 2), room }
      attentionBack(engine, SEQUENCE, { q, k, v, weights }, slopes)
    },
  },
  'norm with a weight': {
    inputs: [
      [4, 7],
      [1, 7],
    ],
    out: [4, 7],
    forward: (engine, x, out) => rmsNorm(engine, of(x, 0), out, { eps: 1e-5, weight: of(x, 1) }),
    back(engine, x, _, dout, grads) {
      rmsNormBack(engine, of(x, 0), dout, of(grads, 0), { eps: 1e-5, weight: of(x, 1) })
      rmsNormGain(engine, of(x, 0), dout, of(grads, 1), 1e-5)
    },
  },
  SwiGLU: {
    inputs: [[3, 10]],
    out: [3, 5],
    forward: (engine, x, out) => swiglu(engine, of(x, 0), out),
    back: (engine, x, _, dout, grads) => swigluBack(engine, of(x, 0), dout, of(grads, 0)),
  },
  RoPE: {
    inputs: [[6, 10]],
    out: [6, 10],
    forward(engine, x, out) {
      out.data.set(of(x, 0).data)
      rope(engine, out, tables(engine), { first: 2, count: 2, tokens: 3, back: false })
    },
    back(engine, _, __, dout, grads) {
      of(grads, 0).data.set(dout.data)
      rope(engine, of(grads, 0), tables(engine), { first: 2, count: 2, tokens: 3, back: true })
    },
  },
  'tensor product of factors': {
    inputs: [[5, 18]],
    out: [5, 8],
    forward: (engine, x, out) => tensorProduct(engine, of(x, 0), FACTORS, out),
    back: (engine, x, _, dout, grads) => tensorProductBack(engine, of(x, 0), FACTORS, dout, of(grads, 0)),
  },
  tanh: {
    inputs: [[4, 6]],
    out: [4, 6],
    forward: (engine, x, out) => tanhOf(engine, of(x, 0), out),
    back: (engine, _, out, dout, grads) => tanhBack(engine, out, dout, of(grads, 0)),
  },
  bias: {
    inputs: [
      [4, 6],
      [1, 6],
    ],
    out: [4, 6],
    forward(engine, x, out) {
      out.data.set(of(x, 0).data)
      addBias(engine, out, of(x, 1))
    },
    back(engine, _, __, dout, grads) {
      of(grads, 0).data.set(dout.data)
      sumRows(engine, dout, of(grads, 1))
    },
  },
  'scaled rows': {
    inputs: [[4, 6]],
    out: [4, 6],
    forward: (engine, x, out) => scaleRows(engine, of(x, 0), ramp(engine), out),
    back: (engine, _, __, dout, grads) => scaleRows(engine, dout, ramp(engine), of(grads, 0)),
  },
  'embedding, one token twice': {
    inputs: [[3, 5]],
    out: [4, 5],
    forward: (_, x, out) => gather(of(x, 0), IDS, out),
    back: (_, __, ___, dout, grads) => scatterAdd(of(grads, 0), IDS, dout),
  },
}

function ramp(engine: Engine): Tensor {
  const weights = engine.tensor(4, 1)
  weights.data.set([0.5, -1, 2, 0])
  return weights
}

const fill = (tensor: Tensor, random: Random) => tensor.data.set(tensor.data.map(() => 2 * uniform(random) - 1))
const dot = (a: Tensor, b: Tensor) => a.data.reduce((sum, x, i) => sum + x * (b.data[i] ?? 0), 0)

/** The slope of Σ dout·f along a direction, by the way back and by a difference of two values. */
function slopes(
  engine: Engine,
  { inputs, out, forward, back }: Operation,
  seed: number,
): { back: number; difference: number } {
  const mark = engine.mark()
  const random = openStream(seed, 'noise')
  const take = (shapes: readonly (readonly [number, number])[]) =>
    shapes.map(([rows, cols]) => engine.tensor(rows, cols))
  const [x, along, grads, result, dout] = [
    take(inputs),
    take(inputs),
    take(inputs),
    engine.tensor(...out),
    engine.tensor(...out),
  ]
  for (const tensor of [...x, ...along, dout]) fill(tensor, random)
  const valueAt = (step: number) => {
    const moved = x.map((tensor, i) => {
      const copy = like(engine, tensor)
      copy.data.set(copy.data.map((value, j) => value + step * (of(along, i).data[j] ?? 0)))
      return copy
    })
    forward(engine, moved, result)
    return dot(result, dout)
  }
  const difference = (valueAt(1 / 128) - valueAt(-1 / 128)) * 64
  forward(engine, x, result)
  back(engine, x, result, dout, grads)
  const slope = grads.reduce((sum, grad, i) => sum + dot(grad, of(along, i)), 0)
  engine.release(mark)
  return { back: slope, difference }
}

for (const [name, operation] of Object.entries(OPERATIONS))
  test(`the way back of ${name} is the slope of the way forward`, () => {
    const engine = createEngine()
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => {
        const { back, difference } = slopes(engine, operation, seed)
        return Math.abs(back - difference) < 2e-3 * (1 + Math.abs(difference))
      }),
      { numRuns: 8 },
    )
  })

test('the way back of cross-entropy is the slope of the mean loss, ignored rows apart', () => {
  const engine = createEngine()
  const random = openStream(3, 'noise')
  const [x, along, grad] = [engine.tensor(4, 6), engine.tensor(4, 6), engine.tensor(4, 6)]
  for (const tensor of [x, along]) fill(tensor, random)
  const room = lossRoom(engine, 4)
  room.targets.data.set([5, -1, 0, 2])
  const lossAt = (step: number) => {
    const moved = like(engine, x)
    moved.data.set(moved.data.map((value, j) => value + step * (along.data[j] ?? 0)))
    return crossEntropy(engine, moved, room, null).sum / 3
  }
  expect(crossEntropy(engine, x, room, { grad, scale: 1 / 3 }).counted).toBe(3)
  expect(Math.abs((lossAt(1 / 128) - lossAt(-1 / 128)) * 64 - dot(grad, along))).toBeLessThan(1e-3)
  expect([...grad.data.subarray(6, 12)]).toEqual([0, 0, 0, 0, 0, 0])
  room.targets.data[3] = 6
  expect(() => crossEntropy(engine, x, room, null)).toThrow('Target 6 of row 3 is none of 6 classes.')
})

test('ReLU and its way back pass what is above 0 and nothing else', () => {
  const engine = createEngine()
  const [x, y, dx] = [engine.tensor(1, 4), engine.tensor(1, 4), engine.tensor(1, 4)]
  x.data.set([-1, 0, 2, Number.NaN])
  relu(engine, x, y)
  expect([...y.data]).toEqual([0, 0, 2, Number.NaN])
  reluBack(engine, y, x, dx)
  expect([...dx.data]).toEqual([0, 0, 2, 0])
})

test('rows are split into ranges that follow one another and leave none out, whatever the number of threads', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 16 }), (rows, parts) => {
      const ranges = splitRows(rows, parts)
      const ends = ranges.map(({ to }) => to)
      return ends.at(-1) === rows && ranges.every(({ from, to }, i) => from === (ends[i - 1] ?? 0) && to >= from)
    }),
    { numRuns: 60 },
  )
})
