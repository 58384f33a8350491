import { expect, test } from '@playwright/test'
import { compareCaches } from './compare-caches.ts'
import { T6_VARIANTS } from './shape.ts'

/** The paper's small T6 (tables 9 and 10, H.1). */
const SMALL = {
  ...{ variant: 'tpa' as const, L: 12, dModel: 768, h: 34, dHead: 64, RQ: 6, RK: 2, RV: 2 },
  ...{ ffnHidden: 2048, vocab: 50304, tied: true },
}

test('every kind of attention stands in it once, at the heads and ranks of the model, with its share of MHA', () => {
  const rows = compareCaches({ ...SMALL, G: 2, mla: { dc: 256, dcq: 512, dRope: 32 } }, 2)
  expect(rows.map(({ variant }) => variant).toSorted()).toEqual([...T6_VARIANTS].toSorted())
  expect(Object.fromEntries(rows.map(({ variant, numbers }) => [variant, numbers]))).toEqual({
    ...{ mha: 4352, mqa: 128, gqa: 256, mla: 288, tpa: 392, kvonly: 392, nonctxA: 256, nonctxB: 136 },
  })
  const own = rows.filter(({ isOwn }) => isOwn)
  expect(own).toMatchObject([{ variant: 'tpa', bytesPerToken: 9408, shareOfMha: 392 / 4352, missing: [] }])
})

test('a kind whose sizes the record does not tell is unknown and names them, never left out', () => {
  const rows = compareCaches(SMALL, null)
  expect(rows.filter(({ missing }) => missing.length > 0)).toMatchObject([
    { variant: 'mla', numbers: null, attentionParameters: null, missing: ['mla'] },
  ])
  expect(rows.every(({ bytesPerToken }) => bytesPerToken === null)).toBe(true)
  const odd = compareCaches({ ...SMALL, h: 25 }, null).find(({ variant }) => variant === 'gqa')
  expect(odd).toMatchObject({ numbers: null, shareOfMha: null, missing: ['G'], assumedGroups: null })
})

test('where the record names no groups, GQA has two, as the paper’s baselines have, and it is told', () => {
  const rows = compareCaches(SMALL, 2)
  expect(rows.filter(({ assumedGroups }) => assumedGroups !== null)).toMatchObject([
    { variant: 'gqa', numbers: 256, assumedGroups: 2, missing: [] },
  ])
})
