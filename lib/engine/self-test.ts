import { type Digest, digestOfJson } from '../digest.ts'
import { adamw } from './adamw.ts'
import { attention } from './attention.ts'
import { crossEntropy, lossRoom } from './cross-entropy.ts'
import { digestOfFloats } from './digest.ts'
import { tanhOf } from './elements.ts'
import type { Engine } from './engine.ts'
import { exp } from './exp.ts'
import { log } from './log.ts'
import { matmul } from './matmul.ts'
import { normal, openStream, type Random, restoreRandom, uniform } from './random.ts'
import { rmsNorm } from './rms-norm.ts'
import { sinCos } from './sin-cos.ts'
import { swiglu } from './swiglu.ts'
import type { Tensor } from './tensor.ts'

/** What each part of the self-test gives on a computer that reckons as engine.md wants it. Changes with `ENGINE_VERSION` only. */
export const EXPECTED: Readonly<Record<Part, Digest>> = {
  matmul: 'sha256:b10a40810409732035e9605b88490b4c3d56337fb6690186c01c68e51ed91501',
  functions: 'sha256:72b52c084cb68c9a5c615f5043bd2936b13431218e7a938788ad4ab26f68e666',
  random: 'sha256:99b7adfc1bc2d7d3feebb61cfc090fcce8ab238568c2c3c6e7c2a79cabd5dcab',
  operations: 'sha256:6ae3d84e011e601c3ea65db27bf44bffd4184ccc445a75ebb575ed2f38f0197a',
}

type Part = 'matmul' | 'functions' | 'random' | 'operations'

/** Whether this computer gives the bits that runs are judged by; `failed` names the parts that it gets otherwise. */
export type SelfTest = { passed: boolean; failed: Part[]; found: Record<Part, Digest>; digest: Digest }

/**
 * The self-test: if it fails, no run is recorded and none is judged (engine.md §3, rule 8). Some milliseconds. Leaves the engine's memory
 * as it was.
 */
export function selfTest(engine: Engine): SelfTest {
  const mark = engine.mark()
  const found: Record<Part, Digest> = {
    matmul: digestOfFloats(productOf(engine).data),
    functions: digestOfFloats(functionTable()),
    random: digestOfFloats(firstNumbers()),
    operations: digestOfFloats(operationsOf(engine)),
  }
  engine.release(mark)
  const parts: Part[] = ['matmul', 'functions', 'random', 'operations']
  const failed = parts.filter((part) => found[part] !== EXPECTED[part])
  return { passed: failed.length === 0, failed, found, digest: digestOfJson(found) }
}

/** 61 × 300 by 300 × 53: whole tiles, edges, and a long sum. */
function productOf(engine: Engine): Tensor {
  const random = restoreRandom([1, 2, 3, 4])
  const out = engine.tensor(61, 53)
  matmul(engine, filled(engine, 61, 300, random), filled(engine, 300, 53, random), out)
  return out
}

/** exp, log, sin, cos and square roots as the two float32 halves of each f64, so that every bit counts. */
function functionTable(): Float32Array {
  const values: number[] = []
  for (let i = -200; i <= 200; i += 1) {
    const x = i * 0.37 + 0.011
    const { sin, cos } = sinCos(x * 25)
    values.push(exp(x), log(Math.abs(x)), sin, cos, Math.sqrt(Math.abs(x)))
  }
  return new Float32Array(values.flatMap((value) => [value, value - Math.fround(value)]))
}

function firstNumbers(): Float32Array {
  const random = openStream(20250106, 'init')
  return new Float32Array(Array.from({ length: 64 }, (_, i) => (i % 2 === 0 ? uniform(random) : normal(random))))
}

function operationsOf(engine: Engine): Float32Array {
  const random = restoreRandom([4, 3, 2, 1])
  const [q, k, v] = [filled(engine, 26, 24, random), filled(engine, 26, 24, random), filled(engine, 26, 24, random)]
  const [out, weights] = [engine.tensor(26, 24), engine.tensor(78, 26)]
  attention(engine, { batch: 1, tokens: 26, heads: 3, size: 8 }, { q, k, v, out, weights })
  rmsNorm(engine, out, q, { eps: 1e-5, weight: null })
  const gated = engine.tensor(26, 12)
  swiglu(engine, q, gated)
  tanhOf(engine, q, k)
  const room = lossRoom(engine, 26)
  room.targets.data.forEach((_, row) => {
    room.targets.data[row] = (row * 7) % 24
  })
  crossEntropy(engine, k, room, { grad: v, scale: 1 / 26 })
  const [m, u] = [engine.tensor(26, 24), engine.tensor(26, 24)]
  const settings = { beta1: 0.9, beta2: 0.95, eps: 1e-8, weightDecay: 0.1 }
  adamw(engine, [{ theta: k, grad: v, m, u }], settings, { rate: 0.01, clip: 0.5, powers: { beta1: 1, beta2: 1 } })
  return new Float32Array([...out.data, ...gated.data, ...q.data, ...k.data, ...v.data, ...u.data])
}

function filled(engine: Engine, rows: number, cols: number, random: Random): Tensor {
  const tensor = engine.tensor(rows, cols)
  for (let i = 0; i < rows * cols; i += 1) tensor.data[i] = 2 * uniform(random) - 1
  return tensor
}
