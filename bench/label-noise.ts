import { createEngine, type Engine } from '#lib/engine/engine.ts'
import { matmul } from '#lib/engine/matmul.ts'
import { normal, openStream, shuffle } from '#lib/engine/random.ts'
import { baselineScores } from '#lib/grad-mimic/baselines.ts'
import { Classifier, initWeights, type Weights } from '#lib/grad-mimic/classifier.ts'
import { evaluate } from '#lib/grad-mimic/evaluate.ts'
import { filterRecords } from '#lib/grad-mimic/filter.ts'
import { FilterSettings } from '#lib/grad-mimic/filter-settings.ts'
import { corruptLabels } from '#lib/grad-mimic/label-noise.ts'
import type { LabelledSet } from '#lib/grad-mimic/labelled-set.ts'
import { meanOverEpochs } from '#lib/grad-mimic/mean-over-epochs.ts'
import { type OnlineRun, openOnlineRun } from '#lib/grad-mimic/online-run.ts'
import { ScoreSettings, TrainSettings } from '#lib/grad-mimic/online-settings.ts'
import { compareWithBaselines, type SideBySide } from '#lib/grad-mimic/side-by-side.ts'

/** One question put to the detection: how many records, how many random features (null: the pixels), how much noise, how long. */
export type NoiseCase = {
  records: number
  features: number | null
  rate: number
  epochs: number
  referenceEpochs: number
  lr: number
}

/** The answer for one seed: the ways side by side, and the accuracy on held-out records of models trained in five ways. */
export type NoiseAnswer = {
  ways: SideBySide[]
  accuracy: { noisy: number; online: number; byMimic: number; byLoss: number; clean: number }
}

const REFERENCE_RECORDS = 2000
const HELD_OUT = 2000

/**
 * Records, reference's records and held-out ones are disjoint parts of one shuffle; a small set is cut in half, a quarter and a
 * quarter.
 */
export function answerNoiseCase(whole: LabelledSet, given: NoiseCase, seed: number): NoiseAnswer {
  const { records, rate, epochs, lr } = given
  const total = whole.labels.length
  const order = shuffle(openStream(seed, 'augment'), Uint32Array.from(whole.labels.keys()))
  const rest = Math.floor((total - records) / 2)
  const kept = Math.min(REFERENCE_RECORDS, rest)
  const transform =
    given.features === null ? (set: LabelledSet) => set : randomFeatures(whole.inputs, given.features, seed)
  const part = (from: number, to: number) => transform(pick(whole, order.subarray(from, to)))
  const clean = part(0, records)
  const trusted = part(records, records + kept)
  const held = part(records + kept, records + kept + Math.min(HELD_OUT, rest))
  const model = Classifier.parse({ inputs: clean.inputs, classes: clean.classes })
  const initial = initWeights(model, openStream(seed, 'init'))
  const settings = TrainSettings.parse({ epochs, seed, optimizer: { kind: 'adamw', lr } })
  const fit = (set: LabelledSet, reference: Weights | null, train = settings): OnlineRun => {
    const form = 'cached-reference-logits'
    const run = openOnlineRun(createEngine(), {
      model,
      set,
      initial,
      reference,
      score: ScoreSettings.parse({ form }),
      train,
    })
    for (let said = run.step(); said.kind !== 'finished'; said = run.step())
      if (said.kind === 'stopped') throw new Error(`Step ${said.step}: ${said.why}`)
    return run
  }
  const accuracyOf = (run: OnlineRun) => evaluate(createEngine(), model, run.weights(), held).accuracy

  const reference = fit(trusted, null, { ...settings, epochs: given.referenceEpochs }).weights()
  const { labels, corrupted } = corruptLabels(clean.labels, clean.classes, rate, openStream(seed, 'noise'))
  const noisy = { ...clean, labels }
  const plain = fit(noisy, null)
  const online = fit(noisy, reference)
  const outcome = filterRecords(online.trace(), FilterSettings.parse({}))
  const random = openStream(seed, 'eval')
  const baselines = baselineScores(plain.trace(), {
    referenceLoss: evaluate(createEngine(), model, reference, noisy).loss,
    random: Float64Array.from(labels, () => random.next()),
  })
  const means = meanOverEpochs(
    online.trace().epochs.map(({ m }) => m),
    records,
  )
  const ways = compareWithBaselines(outcome, means, baselines, corrupted)
  const keepers = outcome.decisions.flatMap((decision, record) => (decision === 'drop' ? [] : [record]))
  const bySmallLoss = smallest(baselines['small-loss-mean'], keepers.length)
  return {
    ways,
    accuracy: {
      noisy: accuracyOf(plain),
      online: accuracyOf(online),
      byMimic: accuracyOf(fit(pick(noisy, Uint32Array.from(keepers)), null)),
      byLoss: accuracyOf(fit(pick(noisy, Uint32Array.from(bySmallLoss)), null)),
      clean: accuracyOf(fit(clean, null)),
    },
  }
}

/** The records with the highest values, as many as are asked for, in their order. */
function smallest(values: Float64Array, count: number): number[] {
  const ranked = Array.from(values.keys()).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b)
  return ranked.slice(0, count).sort((a, b) => a - b)
}

function pick({ x, labels, inputs, classes }: LabelledSet, places: Uint32Array): LabelledSet {
  const chosen = new Float32Array(places.length * inputs)
  for (const [row, place] of places.entries())
    chosen.set(x.subarray(place * inputs, (place + 1) * inputs), row * inputs)
  return { x: chosen, labels: Int32Array.from(places, (place) => labels[place] ?? 0), inputs, classes }
}

/** max(0, W x) for a W of normal numbers that is drawn once and never trained, each row over the root of the inputs. */
function randomFeatures(inputs: number, features: number, seed: number): (set: LabelledSet) => LabelledSet {
  const random = openStream(seed, 'augment')
  const weight = Float32Array.from({ length: features * inputs }, () => normal(random) / Math.sqrt(inputs))
  return (set) => {
    const engine: Engine = createEngine()
    const [x, w] = [engine.tensor(set.labels.length, inputs), engine.tensor(features, inputs)]
    const out = engine.tensor(set.labels.length, features)
    x.data.set(set.x)
    w.data.set(weight)
    matmul(engine, x, w, out, { form: 'abT' })
    return { ...set, x: Float32Array.from(out.data, (value) => Math.max(0, value)), inputs: features }
  }
}
