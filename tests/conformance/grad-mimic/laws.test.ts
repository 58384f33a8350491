import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { createEngine } from '#lib/engine/engine.ts'
import { areaUnderCurve } from '#lib/grad-mimic/detection.ts'
import { directionTo, normOverAll, sumOfSquares } from '#lib/grad-mimic/direction.ts'
import { traceOf } from '#lib/grad-mimic/example-trace.ts'
import { filterRecords } from '#lib/grad-mimic/filter.ts'
import { FilterSettings } from '#lib/grad-mimic/filter-settings.ts'
import { splitInTwo, voteByKmeans } from '#lib/grad-mimic/kmeans1d.ts'
import { placeScorer, scoreRows, turnToReference } from '#lib/grad-mimic/layer-score.ts'
import { batchWeights, projections } from '#lib/grad-mimic/mimic-score.ts'
import { biasTerms, embeddingTerms, gainTerms, linearTerms } from '#lib/grad-mimic/row-terms.ts'
import { sortValues } from '#lib/grad-mimic/sorted-values.ts'
import type { EpochTrace } from '#lib/grad-mimic/trace.ts'
import { type ExactLayer, exactPass } from './exact-network.ts'

const NUMBER = fc.double({ min: -2, max: 2, noNaN: true })
const numbers = (length: number) =>
  fc.array(NUMBER, { minLength: length, maxLength: length }).map((all) => Float64Array.from(all))

/** A network of 3 inputs, 4 hidden and 2 classes, a direction from it, and five records. */
const TASK = fc.record({
  weights: fc.tuple(numbers(12), numbers(4), numbers(8), numbers(2)),
  aims: fc.tuple(numbers(12), numbers(4), numbers(8), numbers(2)),
  x: numbers(15),
  labels: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 5, maxLength: 5 }),
})

type Four = readonly [Float64Array, Float64Array, Float64Array, Float64Array]

function layersOf([a, b, c, d]: Four): ExactLayer[] {
  return [
    { weight: a, bias: b, inputs: 3, outputs: 4 },
    { weight: c, bias: d, inputs: 4, outputs: 2 },
  ]
}

/** θ + step · v of the parameters at these places. */
function moved(weights: Four, aims: Four, places: readonly number[], step: number): Four {
  const at = (place: 0 | 1 | 2 | 3) =>
    weights[place].map((value, i) => value + (places.includes(place) ? step * ((aims[place][i] ?? 0) - value) : 0))
  return [at(0), at(1), at(2), at(3)]
}

for (const [what, places] of [
  ['the last layer', [2]],
  ['the first layer, behind an activation', [0]],
  ['all parameters', [0, 1, 2, 3]],
] as const)
  test(`law: a score is the slope of the loss towards the reference, by finite differences: ${what}`, () => {
    fc.assert(
      fc.property(TASK, ({ weights, aims, x, labels }) => {
        const pass = exactPass(layersOf(weights), 'tanh', x, labels)
        const directions = places.map((place) => ({ place, ...directionTo(aims[place], weights[place]) }))
        const inner = labels.map((_, row) =>
          directions.reduce((sum, { place, v }) => {
            const rows = pass.layers[place < 2 ? 0 : 1]
            if (rows === undefined) throw new Error('There are two layers.')
            return sum + ((place % 2 === 0 ? linearTerms(rows, v) : biasTerms(rows.d, v))[row] ?? 0)
          }, 0),
        )
        const norm = normOverAll(directions)
        fc.pre(norm > 0.01)
        const m = projections(Float64Array.from(inner), norm)
        const step = 1e-5 / norm
        const [up, down] = [step, -step].map(
          (each) => exactPass(layersOf(moved(weights, aims, places, each)), 'tanh', x, labels).loss,
        )
        labels.forEach((_, row) => {
          const slope = -((up?.[row] ?? 0) - (down?.[row] ?? 0)) / (2 * step * norm)
          expect(Math.abs((m[row] ?? 0) - slope)).toBeLessThan(1e-7)
        })
      }),
      { numRuns: 40 },
    )
  })

test('law: the engine scores rows as the definition does, whichever side of the layer is narrower', () => {
  const sizes = fc.record({
    inputs: fc.integer({ min: 1, max: 40 }),
    outputs: fc.integer({ min: 1, max: 40 }),
    rows: fc.integer({ min: 1, max: 20 }),
    seed: fc.integer(),
  })
  fc.assert(
    fc.property(sizes, ({ inputs, outputs, rows, seed }) => {
      const engine = createEngine()
      let state = seed >>> 0
      const draw = (count: number) =>
        Float32Array.from({ length: count }, () => {
          state = (Math.imul(state, 1664525) + 1013904223) >>> 0
          return state / 2 ** 31 - 1
        })
      const weight = engine.tensor(outputs, inputs)
      const [h, d] = [engine.tensor(rows, inputs), engine.tensor(rows, outputs)]
      for (const tensor of [weight, h, d]) tensor.data.set(draw(tensor.data.length))
      const scorer = placeScorer(engine, draw(inputs * outputs), { inputs, outputs, rows })
      const square = turnToReference(engine, scorer, weight)
      const { v, norm } = directionTo(scorer.reference.data, weight.data)
      expect(Math.sqrt(square)).toBeCloseTo(norm, 5)
      const rounded = Float32Array.from(v)
      expect([...scorer.v.data]).toEqual([...rounded])
      expect(square, 'the squares of v in float32, in order, in float64').toBe(sumOfSquares(rounded))
      const exact = linearTerms({ h: h.data, d: d.data, rows, inputs, outputs }, v)
      const said = scoreRows(engine, scorer, h, d)
      const bound = 1e-6 * inputs * outputs
      for (let row = 0; row < rows; row += 1) expect(Math.abs((said[row] ?? 0) - (exact[row] ?? 0))).toBeLessThan(bound)
    }),
    { numRuns: 25 },
  )
})

test("law: an embedding and a norm's gains add what a linear layer of their form adds", () => {
  fc.assert(
    fc.property(
      numbers(12),
      numbers(8),
      fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 2, maxLength: 2 }),
      (v, d, tokens) => {
        const oneHot = Float64Array.from(tokens.flatMap((token) => [0, 1, 2].map((each) => (each === token ? 1 : 0))))
        const turned = Float64Array.from(v, (_, at) => v[(at % 3) * 4 + Math.floor(at / 3)] ?? 0)
        expect([...embeddingTerms(d, tokens, v, 4)]).toEqual(
          [...linearTerms({ h: oneHot, d, rows: 2, inputs: 3, outputs: 4 }, turned)].map((each) =>
            expect.closeTo(each, 12),
          ),
        )
        const gains = v.subarray(0, 4)
        const diagonal = Float64Array.from({ length: 16 }, (_, at) => (at % 5 === 0 ? (gains[at / 5] ?? 0) : 0))
        const normalised = d.toReversed()
        expect([...gainTerms(d, normalised, gains)]).toEqual(
          [...linearTerms({ h: normalised, d, rows: 2, inputs: 4, outputs: 4 }, diagonal)].map((each) =>
            expect.closeTo(each, 12),
          ),
        )
      },
    ),
    { numRuns: 50 },
  )
})

test('law: weights of a batch are positive, add up to 1, keep the order of the scores, and do not change when all scores move alike', () => {
  fc.assert(
    fc.property(
      fc.array(NUMBER, { minLength: 1, maxLength: 20 }),
      fc.double({ min: 0.05, max: 5, noNaN: true }),
      NUMBER,
      (all, temperature, by) => {
        const m = Float64Array.from(all)
        const w = batchWeights(m, temperature)
        expect(w.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12)
        expect(w.every((each) => each > 0)).toBe(true)
        for (const [i, one] of m.entries())
          for (const [j, other] of m.entries()) if (one > other) expect(w[i] ?? 0).toBeGreaterThanOrEqual(w[j] ?? 1)
        const shifted = batchWeights(
          m.map((each) => each + by),
          temperature,
        )
        expect([...shifted]).toEqual([...w].map((each) => expect.closeTo(each, 9)))
      },
    ),
    { numRuns: 60 },
  )
})

test('law: no cut of the values has a smaller error than the one that 2-means takes, and votes do not hang on the order of the records', () => {
  const values = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(values, (all) => {
      const sorted = sortValues(Float64Array.from(all))
      const split = splitInTwo(sorted)
      const errors = [...sorted.values.keys()].slice(1).flatMap((below) => {
        const [low, high] = [sorted.values.subarray(0, below), sorted.values.subarray(below)]
        return low.at(-1) === high[0] ? [] : [spread(low) + spread(high)]
      })
      if (split === null) expect(errors).toEqual([])
      else expect(split.error).toBeCloseTo(Math.min(...errors), 9)
      expect([...voteByKmeans(Float64Array.from(all.toReversed()))].toReversed()).toEqual([
        ...voteByKmeans(Float64Array.from(all)),
      ])
    }),
    { numRuns: 100 },
  )
})

test('law: the area under the curve is that of all pairs, and turns about a half when the scores are turned', () => {
  const scored = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean()), { minLength: 1, maxLength: 15 })
  fc.assert(
    fc.property(scored, (all) => {
      const values = Float64Array.from(all, ([value]) => value)
      const bad = new Set(all.flatMap(([, isBad], place) => (isBad ? [place] : [])))
      const pairs = all.flatMap(([low, isBad]) =>
        isBad ? all.flatMap(([high, other]) => (other ? [] : [low < high ? 1 : low === high ? 0.5 : 0])) : [],
      )
      const area = areaUnderCurve(values, bad)
      if (pairs.length === 0) return expect(area).toBeNull()
      expect(area).toBeCloseTo(pairs.reduce((sum: number, each) => sum + each, 0) / pairs.length, 12)
      expect(
        areaUnderCurve(
          values.map((value) => -value),
          bad,
        ),
      ).toBeCloseTo(1 - (area ?? 0), 12)
    }),
    { numRuns: 100 },
  )
})

function spread(values: Float64Array): number {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length
  return values.reduce((sum, each) => sum + (each - mean) * (each - mean), 0)
}

test('law: who is kept does not hang on the order in which records are numbered', () => {
  const rows = fc.array(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 8, maxLength: 8 }), {
    minLength: 1,
    maxLength: 4,
  })
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 })
  fc.assert(
    fc.property(rows, order, fc.constantFrom('threshold', 'kmeans1d', 'gmm'), (scores, places, binarise) => {
      const weights = scores.map((row) =>
        [0, 4].flatMap((from) => [...batchWeights(Float64Array.from(row.slice(from, from + 4)), 1)]),
      )
      const trace = traceOf(scores, 4, weights)
      const turned = { ...trace, epochs: trace.epochs.map((epoch) => renumbered(epoch, places)) }
      const settings = FilterSettings.parse({ binarise })
      const { decisions, qualityEstimate } = filterRecords(trace, settings)
      const after = filterRecords(turned, settings)
      expect(after.decisions).toEqual(places.map((place) => decisions[place]))
      expect(after.qualityEstimate).toBe(qualityEstimate)
    }),
    { numRuns: 60 },
  )
})

/** The epoch with the record `places[i]` as its record i. */
function renumbered(epoch: EpochTrace, places: readonly number[]): EpochTrace {
  const pick = (values: Float64Array) => Float64Array.from(places, (place) => values[place] ?? Number.NaN)
  const step = Int32Array.from(places, (place) => epoch.step[place] ?? -1)
  const order = epoch.order.map((record) => places.indexOf(record))
  return { ...epoch, m: pick(epoch.m), w: pick(epoch.w), loss: pick(epoch.loss), step, order }
}
