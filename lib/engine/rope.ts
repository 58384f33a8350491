import type { Engine } from './engine.ts'
import { exp } from './exp.ts'
import { log } from './log.ts'
import { sinCos } from './sin-cos.ts'
import type { Tensor } from './tensor.ts'

/** Tables of cosines and sines are float32, or rounded further to bfloat16 as the official T6 code has them. */
export const ROPE_ROUNDINGS = ['exact', 'bf16'] as const
export type RopeRounding = (typeof ROPE_ROUNDINGS)[number]

/** Cosine and sine of every position and pair: positions × size/2. */
export type RopeTables = { cos: Tensor; sin: Tensor }

/** The angles t · base^(−2j/size), positions t from 0, pairs j from 0; the power by own exp and log (t6.md §2). */
export function ropeTables(
  engine: Engine,
  { positions, size, base, rounding }: { positions: number; size: number; base: number; rounding: RopeRounding },
): RopeTables {
  if (size % 2 !== 0) throw new RangeError(`A head of ${size} numbers can't be turned by halves; an even size can.`)
  const half = size / 2
  const tables = { cos: engine.tensor(positions, half), sin: engine.tensor(positions, half) }
  const round = rounding === 'bf16' ? roundToBfloat16 : Math.fround
  for (let j = 0; j < half; j += 1) {
    // The official tables are of float32 frequencies and angles; the exact ones are not rounded before the end.
    const frequency = exp(((-2 * j) / size) * log(base))
    for (let t = 0; t < positions; t += 1) {
      const { sin, cos } = sinCos(t * frequency)
      tables.cos.data[t * half + j] = round(cos)
      tables.sin.data[t * half + j] = round(sin)
    }
  }
  return tables
}

/** A number as bfloat16: float32 with 16 bits fewer, to the nearest, ties to even. */
export function roundToBfloat16(value: number): number {
  const bits = new Uint32Array(new Float32Array([value]).buffer)
  const whole = bits[0] ?? 0
  if (Number.isNaN(value)) return Number.NaN
  bits[0] = (whole + 0x7fff + ((whole >>> 16) & 1)) & 0xffff0000
  return new Float32Array(bits.buffer)[0] ?? Number.NaN
}

/**
 * Turns vectors in place, by halves: y1 = x1 cos + x2 sin, y2 = x2 cos − x1 sin. Each row of x is a token, of position row mod `tokens`;
 * from column `first` on it holds `count` vectors of the tables' size. `back`: the turn undone, which is its gradient.
 */
export function rope(
  engine: Engine,
  x: Tensor,
  { cos, sin }: RopeTables,
  { first, count, tokens, back }: { first: number; count: number; tokens: number; back: boolean },
): void {
  if (tokens > cos.rows) throw new RangeError(`Positions up to ${tokens} are asked for; the tables have ${cos.rows}.`)
  const operands = [x.at + first * 4, x.cols * 4, count, cos.cols * 2, cos.at, sin.at]
  engine.run('rope', x.rows, ...operands, tokens, back ? 1 : 0)
}
