import { expect, test } from '@playwright/test'
import { cacheBytesPerToken, cacheNumbers } from './cache-size.ts'
import { attentionParameters, parameterCount } from './parameter-count.ts'
import { missingOf, type T6Shape } from './shape.ts'

/** The sizes of T6 tables 9 and 10: of each, heads by kind of attention and the sizes of MLA. */
const SIZES = [
  { L: 12, dModel: 768, h: { mha: 12, mqa: 23, gqa: 22, mla: 12, kvonly: 22, tpa: 34 }, dc: 256, dcq: 512 },
  { L: 24, dModel: 1024, h: { mha: 16, mqa: 31, gqa: 30, mla: 23, kvonly: 29, tpa: 47 }, dc: 512, dcq: 1024 },
  { L: 36, dModel: 1280, h: { mha: 20, mqa: 39, gqa: 38, mla: 34, kvonly: 37, tpa: 61 }, dc: 512, dcq: 1024 },
  { L: 48, dModel: 1600, h: { mha: 25, mqa: 49, gqa: 48, mla: 49, kvonly: 47, tpa: 78 }, dc: 512, dcq: 1024 },
] as const

type Kind = keyof (typeof SIZES)[number]['h']

function shape(size: (typeof SIZES)[number], variant: Kind): T6Shape {
  const { L, dModel, h, dc, dcq } = size
  const ranks = { RQ: 6, RK: 2, RV: 2, G: 2, mla: { dc, dcq, dRope: 32 } }
  const ffnHidden = Math.floor((8 * dModel) / 3)
  return { variant, L, dModel, h: h[variant], dHead: 64, ...ranks, ffnHidden, vocab: 50304, tied: true }
}

const millions = (variant: Kind) =>
  SIZES.map((size) => ((parameterCount(shape(size, variant)) ?? 0) / 1e6).toFixed(2)).join(' ')

test('T6 tables 9 and 10: the totals of the four sizes, from their formulas', () => {
  expect(millions('mha')).toBe('123.57 353.45 772.13 1554.89')
  expect(millions('kvonly')).toBe('124.38 353.16 773.05 1559.50')
  expect(millions('tpa')).toBe('124.34 353.99 773.70 1555.81')
  expect(millions('mla')).toBe('121.50 417.94 909.27 1809.99')
})

test('MQA and GQA have as many parameters as MHA where their heads are chosen so', () => {
  for (const size of SIZES)
    for (const variant of ['mqa', 'gqa'] as const)
      expect(parameterCount(shape(size, variant))).toBe(parameterCount(shape(size, 'mha')))
})

test('T6 table 1: numbers of the cache for each token and layer', () => {
  const row = (size: (typeof SIZES)[number]) =>
    (['mha', 'mqa', 'gqa', 'mla', 'kvonly', 'tpa'] as const).map((kind) => cacheNumbers(shape(size, kind)))
  expect(SIZES.map(row)).toEqual([
    [1536, 128, 256, 288, 344, 392],
    [2048, 128, 256, 544, 372, 444],
    [2560, 128, 256, 544, 404, 500],
    [3200, 128, 256, 544, 444, 568],
  ])
  expect(SIZES.map((size) => cacheBytesPerToken(shape(size, 'mha'), 2))).toEqual([36_864, 98_304, 184_320, 307_200])
  expect(SIZES.map((size) => cacheBytesPerToken(shape(size, 'tpa'), 2))).toEqual([9_408, 21_312, 36_000, 54_528])
})

test('appendix G: head factors or token factors that do not depend on the text', () => {
  const of = (variant: T6Shape['variant']) => ({ ...shape(SIZES[0], 'tpa'), variant })
  expect(cacheNumbers(of('nonctxA'))).toBe(4 * 64)
  expect(cacheNumbers(of('nonctxB'))).toBe(4 * 34)
  expect(attentionParameters(of('nonctxA'))).toBe(10 * (768 * 64 + 34) + 768 * 34 * 64)
  expect(attentionParameters(of('nonctxB'))).toBe(10 * (768 * 34 + 64) + 768 * 34 * 64)
})

test('a shape without its ranks has no count, and says what is missing', () => {
  const { RQ: _rank, ...without } = shape(SIZES[0], 'tpa')
  expect([parameterCount(without), missingOf(without)]).toEqual([null, ['RQ']])
  expect(cacheNumbers({ ...without, variant: 'kvonly' })).toBe(392)
  const { mla: _sizes, ...bare } = shape(SIZES[0], 'mla')
  expect([attentionParameters(bare), cacheNumbers(bare), missingOf(bare)]).toEqual([null, null, ['mla']])
})

test('an output with weights of its own costs another embedding', () => {
  const tied = shape(SIZES[0], 'tpa')
  expect(parameterCount({ ...tied, tied: false })).toBe((parameterCount(tied) ?? 0) + 50304 * 768)
})
