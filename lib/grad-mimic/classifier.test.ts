import { expect, test } from '@playwright/test'
import { openStream } from '../engine/random.ts'
import { blurWeight, Classifier, initWeights, weightSizes } from './classifier.ts'

const MODEL = Classifier.parse({ inputs: 100, hidden: [30], classes: 4 })

test('weights are named by their place among layers and activations, weight before bias', () => {
  expect(weightSizes(MODEL)).toEqual([
    ['0.weight', 3000],
    ['0.bias', 30],
    ['2.weight', 120],
    ['2.bias', 4],
  ])
})

test('fresh weights are uniform within one over the root of the inputs, the same for the same seed', () => {
  const weights = initWeights(MODEL, openStream(4, 'init'))
  const largest = (name: string) => Math.max(...(weights[name] ?? []).map(Math.abs))
  expect(largest('0.weight')).toBeLessThanOrEqual(0.1)
  expect(largest('0.weight')).toBeGreaterThan(0.09)
  expect(largest('2.weight')).toBeGreaterThan(0.15)
  expect(initWeights(MODEL, openStream(4, 'init'))).toEqual(weights)
})

test('a blurred reference differs in the weight named alone, by noise of the deviation asked for', () => {
  const weights = initWeights(MODEL, openStream(4, 'init'))
  const blurred = blurWeight(weights, '0.weight', 0.5, openStream(4, 'noise'))
  const away = (blurred['0.weight'] ?? new Float32Array()).map((value, at) => value - (weights['0.weight']?.[at] ?? 0))
  const deviation = Math.sqrt(away.reduce((sum, each) => sum + each * each, 0) / away.length)
  expect(deviation).toBeGreaterThan(0.47)
  expect(deviation).toBeLessThan(0.53)
  expect({ ...blurred, '0.weight': null }).toEqual({ ...weights, '0.weight': null })
})
