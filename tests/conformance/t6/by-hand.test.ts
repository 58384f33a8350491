import { expect, test } from '@playwright/test'
import { createEngine } from '#lib/engine/engine.ts'
import { rowsOf } from '#lib/engine/tensor.ts'
import { attendFactors } from '#lib/t6/factor-attention.ts'
import { openFactorCache } from '#lib/t6/factor-cache.ts'
import { makeFactors } from '#lib/t6/factor-heads.ts'
import { attendNormed } from '#lib/t6/forward.ts'
import { T6Model } from '#lib/t6/model.ts'
import { takeParameters } from '#lib/t6/parameters.ts'
import { takeWorkspace } from '#lib/t6/workspace.ts'

/** t6.md §11: what two heads put out at three positions, worked out by hand, to 12 digits. */
const WANTED = [
  [0.0478515625, 0.01025390625, 0.01025390625, 0.0478515625],
  [-0.1025390625, -0.02197265625, -0.02197265625, -0.1025390625],
  [0.02904204364, 0.01538377503, -0.011731245664, 0.028309205243],
  [-0.049608624657, -0.007581431214, -0.016606436745, -0.049852543725],
  [0.058699107954, 0.002757178598, -0.020917694949, 0.061957255519],
  [-0.05523922843, -0.000808305085, -0.003659280042, -0.057518111075],
].flat()

const MODEL = T6Model.parse({
  ...{ variant: 'tpa', L: 1, dModel: 4, h: 2, dHead: 4, RQ: 2, RK: 1, RV: 1, ffnHidden: 2, vocab: 2, context: 3 },
})
const SALTS = { W_A_q: 1, W_B_q: 2, W_A_k: 3, W_B_k: 4, W_A_v: 5, W_B_v: 6 }

function opened() {
  const engine = createEngine()
  const parameters = takeParameters(engine, MODEL)
  for (const [name, salt] of Object.entries(SALTS)) {
    const { data, cols } = parameters.named(`transformer.h.0.attn.c_qkv.${name}.weight`)
    data.forEach((_, at) => {
      data[at] = (((7 * Math.floor(at / cols) + 3 * (at % cols) + salt) % 11) - 5) / 16
    })
  }
  const space = takeWorkspace(engine, MODEL, 1, 3)
  const state = space.layers[0]
  if (state === undefined) throw new Error('A model has a layer.')
  state.normed.data.forEach((_, at) => {
    state.normed.data[at] = (((5 * Math.floor(at / 4) + 2 * (at % 4)) % 7) - 3) / 4
  })
  return { parameters, space, state }
}

test('heads built from factors put out what is worked out by hand', () => {
  const { parameters, space, state } = opened()
  attendNormed(space, parameters, 0, state)
  const off = WANTED.map((wanted, i) => Math.abs(wanted - (state.heads.data[i] ?? Number.NaN)))
  expect(Math.max(...off)).toBeLessThan(1e-7 * 0.1)
})

test('and so do factors alone, from a cache of 12 numbers a token where heads would need 16', () => {
  const { parameters, space, state } = opened()
  makeFactors(space, parameters, 0, state)
  const cache = openFactorCache(MODEL, parameters, 0, { tables: space.tables, fixed: space.fixed })
  const found = [0, 1, 2].flatMap((position) => {
    const { query, keys, values } = cache.keep(rowsOf(state.factors, position, position + 1).data)
    return [...attendFactors(query, keys, values, { heads: 2, size: 4 })]
  })
  const off = WANTED.map((wanted, i) => Math.abs(wanted - (found[i] ?? Number.NaN)))
  expect(Math.max(...off)).toBeLessThan(1e-7 * 0.1)
  expect(cache.numbers()).toBe(3 * 12)
})
