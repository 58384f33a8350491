import { expect, test } from '@playwright/test'
import { createEngine } from './engine.ts'
import { exp, powerOfTwo } from './exp.ts'
import { kernelOf } from './kernels.ts'
import { log } from './log.ts'
import { restoreRandom, uniform } from './random.ts'
import { sinCos } from './sin-cos.ts'
import { sigmoid, tanh } from './tanh.ts'

const random = restoreRandom([1, 2, 3, 4])
const POINTS = Array.from({ length: 20_000 }, () => (2 * uniform(random) - 1) * 700)

test('own exp, log, sine, cosine and tanh are as near as the platform is', () => {
  const worst = { exp: 0, log: 0, sin: 0, cos: 0, tanh: 0 }
  for (const x of POINTS) {
    worst.exp = Math.max(worst.exp, Math.abs(exp(x) / Math.exp(x) - 1))
    const near = Math.abs(x) / 350
    if (near > 0) worst.log = Math.max(worst.log, Math.abs(log(near) / Math.log(near) - 1))
    worst.sin = Math.max(worst.sin, Math.abs(sinCos(x * 1000).sin - Math.sin(x * 1000)))
    worst.cos = Math.max(worst.cos, Math.abs(sinCos(x).cos - Math.cos(x)))
    worst.tanh = Math.max(worst.tanh, Math.abs(tanh(x / 100) / Math.tanh(x / 100) - 1))
  }
  expect(worst.exp).toBeLessThan(6e-16)
  expect(worst.log).toBeLessThan(6e-16)
  expect(worst.sin).toBeLessThan(4e-16)
  expect(worst.cos).toBeLessThan(4e-16)
  expect(worst.tanh).toBeLessThan(1e-14)
})

test('the ends of exp, log and tanh are what they should be', () => {
  expect([exp(0), exp(710), exp(-746), exp(Number.NEGATIVE_INFINITY), exp(Number.NaN)]).toEqual([
    1,
    Number.POSITIVE_INFINITY,
    0,
    0,
    Number.NaN,
  ])
  expect(exp(-745)).toBe(Math.exp(-745))
  expect(Math.abs(exp(709.7) / Math.exp(709.7) - 1)).toBeLessThan(1e-15)
  expect([log(1), log(0), log(-1), log(Number.POSITIVE_INFINITY)]).toEqual([
    0,
    Number.NEGATIVE_INFINITY,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ])
  for (const x of [Number.MIN_VALUE, Number.MAX_VALUE, 1e-310, 0.5, 2, Math.SQRT2])
    expect(Math.abs(log(x) / Math.log(x) - 1)).toBeLessThan(4e-16)
  expect([tanh(0), tanh(400), tanh(-400), tanh(1e-9)]).toEqual([0, 1, -1, 1e-9])
  expect([sigmoid(0), sigmoid(800), sigmoid(-800)]).toEqual([0.5, 1, 0])
  expect([powerOfTwo(1023), powerOfTwo(-1022)]).toEqual([8.98846567431158e307, 2.2250738585072014e-308])
  expect(() => powerOfTwo(1024)).toThrow('1023')
  expect(() => sinCos(2e6)).toThrow('1,000,000')
})

test('the kernel has the same exp and tanh, bit for bit', () => {
  const instance = new WebAssembly.Instance(createEngine().module, { env: { memory: createEngine().memory } })
  const [inKernel, tanhInKernel] = [kernelOf(instance, 'exp'), kernelOf(instance, 'tanhOf')]
  expect(POINTS.filter((x) => inKernel(x) !== exp(x) || tanhInKernel(x / 80) !== tanh(x / 80))).toEqual([])
  expect(inKernel(Number.NaN)).toBeNaN()
  expect(inKernel(-100_000)).toBe(exp(-708))
})
