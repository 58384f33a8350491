import { expect, test } from '@playwright/test'
import { createEngine } from '../engine/engine.ts'
import { initialWeights } from './initial-weights.ts'
import { T6Model } from './model.ts'
import { takeParameters } from './parameters.ts'
import { readSafetensors } from './read-safetensors.ts'
import { printSafetensors } from './safetensors.ts'

const SHAPE = { L: 2, dModel: 8, h: 2, dHead: 4, RQ: 2, RK: 1, RV: 1, ffnHidden: 12, vocab: 7, context: 6 }
const MODEL = T6Model.parse({ variant: 'tpa', ...SHAPE })

function printed(weights: Float32Array): Uint8Array {
  const parameters = takeParameters(createEngine(), MODEL)
  parameters.all.data.set(weights)
  return printSafetensors(parameters)
}

test('weights that were written as a file are read again, bit for bit', () => {
  const weights = initialWeights(MODEL, 5)
  expect(readSafetensors(printed(weights), MODEL)).toEqual(weights)
  expect(initialWeights(MODEL, 6)).not.toEqual(weights)
})

test('a file that is cut, or of a model of another shape, is refused with the weight that does not fit', () => {
  const file = printed(initialWeights(MODEL, 5))
  const other = (over: object) => () => readSafetensors(file, T6Model.parse({ variant: 'tpa', ...SHAPE, ...over }))
  expect(other({ ffnHidden: 13 })).toThrow(
    'of another shape: its weight transformer.h.0.mlp.c_fc1.weight is 12 × 8 of F32, not 13 × 8',
  )
  expect(other({ L: 3 })).toThrow('the weight transformer.h.2.attn.c_qkv.W_A_q.weight is not in it')
  expect(other({ L: 1 })).toThrow('it has weights that the model has not')
  expect(() => readSafetensors(file.subarray(0, file.length - 4), MODEL)).toThrow('is cut')
  expect(() => readSafetensors(file.subarray(0, 20), MODEL)).toThrow('is cut')
  expect(() => readSafetensors(Buffer.from('\u0003\0\0\0\0\0\0\0no!'), MODEL)).toThrow('no header that can be read')
})
