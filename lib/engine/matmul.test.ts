import { expect, test } from '@playwright/test'
import { createEngine, type Engine } from './engine.ts'
import { FORMS, matmul } from './matmul.ts'
import { openStream, type Random, uniform } from './random.ts'
import type { Tensor } from './tensor.ts'

/** The definition: one float32 sum an element, k ascending, a multiplication and then an addition. */
function defined(a: (r: number, i: number) => number, b: (i: number, c: number) => number, k: number) {
  return (r: number, c: number) => {
    let sum = 0
    for (let i = 0; i < k; i += 1) sum = Math.fround(sum + Math.fround(a(r, i) * b(i, c)))
    return sum
  }
}

function filled(engine: Engine, rows: number, cols: number, random: Random): Tensor {
  const tensor = engine.tensor(rows, cols)
  tensor.data.forEach((_, i) => {
    tensor.data[i] = 2 * uniform(random) - 1
  })
  return tensor
}

test('every element of a product is one sum in order, in all three forms and at every edge', () => {
  const engine = createEngine()
  const random = openStream(1, 'init')
  const sizes = [
    [1, 1, 1],
    [3, 5, 7],
    [4, 8, 8],
    [9, 300, 17],
    [37, 260, 31],
    [64, 3, 40],
  ] as const
  for (const [m, k, n] of sizes)
    for (const form of FORMS) {
      const a = form === 'aTb' ? filled(engine, k, m, random) : filled(engine, m, k, random)
      const b = form === 'abT' ? filled(engine, n, k, random) : filled(engine, k, n, random)
      const out = filled(engine, m, n, random)
      matmul(engine, a, b, out, { form })
      const at = (t: Tensor, r: number, c: number) => t.data[r * t.cols + c] ?? Number.NaN
      const element = defined(
        (r, i) => (form === 'aTb' ? at(a, i, r) : at(a, r, i)),
        (i, c) => (form === 'abT' ? at(b, c, i) : at(b, i, c)),
        k,
      )
      const wanted = Float32Array.from({ length: m * n }, (_, i) => element(Math.floor(i / n), i % n))
      expect(Buffer.compare(bytes(out.data), bytes(wanted)), `${form} ${m}×${k}×${n}`).toBe(0)
    }
})

test('a product is added, or multiplied by a scale, after its sum is made', () => {
  const engine = createEngine()
  const random = openStream(2, 'init')
  const [a, b] = [filled(engine, 6, 5, random), filled(engine, 5, 9, random)]
  const [plain, added] = [engine.tensor(6, 9), filled(engine, 6, 9, random)]
  const before = added.data.slice()
  matmul(engine, a, b, plain)
  matmul(engine, a, b, added, { add: true, scale: 0.3 })
  const wanted = before.map((x, i) => Math.fround(x + Math.fround((plain.data[i] ?? 0) * Math.fround(0.3))))
  expect([...added.data]).toEqual([...wanted])
})

test('shapes that do not fit are refused, by name', () => {
  const engine = createEngine()
  const [a, b] = [engine.tensor(2, 3), engine.tensor(2, 3)]
  expect(() => matmul(engine, a, b, engine.tensor(2, 2))).toThrow('The second factor is 2 × 3; 3 × 3 is wanted.')
  expect(() => matmul(engine, a, b, engine.tensor(3, 3), { form: 'abT' })).toThrow('The product is 3 × 3; 2 × 2')
  expect(() => createEngine({ threads: 0 })).toThrow('1 to 16 threads')
  expect(() => engine.tensor(1_000_000, 1_000_000)).toThrow('no room')
})

function bytes(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
}
