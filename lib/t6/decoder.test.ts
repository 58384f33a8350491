import { expect, test } from '@playwright/test'
import { createEngine } from '../engine/engine.ts'
import { openStream } from '../engine/random.ts'
import { cacheNumbers } from './cache-size.ts'
import { openDecoder } from './decoder.ts'
import { exampleTokens, exampleTraining } from './example-training.ts'
import { forward } from './forward.ts'
import { choose, generate } from './generate.ts'
import { T6_VARIANTS } from './shape.ts'
import { advance, startTraining } from './trainer.ts'
import { takeWorkspace } from './workspace.ts'

function trained(change: Parameters<typeof exampleTraining>[0] = {}) {
  const trainer = startTraining(createEngine(), exampleTraining(change))
  for (let i = 0; i < 10; i += 1) advance(trainer)
  return trainer
}

test('decoding from cached factors gives the logits of the whole pass, and keeps as many numbers as the formula says', () => {
  for (const variant of T6_VARIANTS.filter((one) => one !== 'mla')) {
    const { engine, model, parameters } = trained({ model: { variant, headNorm: variant === 'tpa' } })
    const tokens = exampleTokens(32)
    const space = takeWorkspace(engine, model, 1, 32)
    space.ids.set(tokens)
    forward(space, parameters)
    const wanted = space.logits.data.slice()
    const decoder = openDecoder(engine, model, parameters)
    const found = Float32Array.from([...tokens].flatMap((token) => [...decoder.read(token)]))
    const largest = wanted.reduce((top, x) => Math.max(top, Math.abs(x)), 0)
    const off = found.reduce((worst, x, i) => Math.max(worst, Math.abs(x - (wanted[i] ?? Number.NaN))), 0)
    expect(off / largest, variant).toBeLessThan(2e-6)
    expect(decoder.cachedNumbers(), variant).toBe(32 * model.L * (cacheNumbers(model) ?? 0))
    expect(() => decoder.read(0)).toThrow('context of 32 tokens is full')
  }
})

test('the same seed generates the same text; temperature 0 takes the likeliest; the context is the end', () => {
  const { engine, model, parameters } = trained()
  const say = (seed: number, temperature: number, count = 12) => {
    const sampling = { count, temperature, topK: 5, random: openStream(seed, 'eval') }
    return generate(openDecoder(engine, model, parameters), [19, 7], sampling)
  }
  expect(say(1, 0.8)).toEqual(say(1, 0.8))
  expect(say(1, 2)).not.toEqual(say(2, 2))
  expect(say(1, 0)).toEqual(say(2, 0))
  expect(say(1, 1, 100)).toHaveLength(31)
  const random = openStream(1, 'eval')
  expect(choose(Float32Array.from([1, 3, 3, 2]), { temperature: 0, topK: null }, random)).toBe(1)
  const chosen = Array.from({ length: 50 }, () =>
    choose(Float32Array.from([1, 3, 3, 2]), { temperature: 1, topK: 2 }, random),
  )
  expect(new Set(chosen)).toEqual(new Set([1, 2]))
  expect(() =>
    generate(openDecoder(engine, model, parameters), [], { count: 1, temperature: 0, topK: null, random }),
  ).toThrow('at least one token')
})
