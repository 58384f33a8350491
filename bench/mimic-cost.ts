import { createEngine } from '#lib/engine/engine.ts'
import { openStream, uniform } from '#lib/engine/random.ts'
import { Classifier, initWeights, type Weights } from '#lib/grad-mimic/classifier.ts'
import type { LabelledSet } from '#lib/grad-mimic/labelled-set.ts'
import { openOnlineRun } from '#lib/grad-mimic/online-run.ts'
import { ScoreSettings, TrainSettings } from '#lib/grad-mimic/online-settings.ts'
import { openTextRun } from '#lib/grad-mimic/text-run.ts'
import { nextTokens } from '#lib/grad-mimic/text-set.ts'
import { TextScoreSettings, TextTrainSettings } from '#lib/grad-mimic/text-settings.ts'
import { initialise } from '#lib/t6/init.ts'
import { hiddenOf, T6Model } from '#lib/t6/model.ts'
import { takeParameters } from '#lib/t6/parameters.ts'
import { processorMs } from './clock.ts'
import { median, type Row } from './row.ts'

const LIMIT = 1.15
/** The share of the rounds that goes before and is not counted. */
const WARM = 0.2

/**
 * One thing to measure: a step without scores and the same step with them, as functions that make one each. `limit`: what the second may
 * cost beside the first; null where none is set.
 */
type Pair = { name: string; limit: number | null; plain(): void; scored(): void; what: string; rounds: number }

/** What scoring one layer adds to a plain step, of three models; by turns in one process, medians by the processor's clock. */
export function measureCost(): Row[] {
  return [probePair('cached-reference-logits'), probePair('direct'), mlpPair(), textPair()].map(costOf)
}

function costOf({ name, limit, plain, scored, what, rounds }: Pair): Row {
  const warm = Math.floor(rounds * WARM)
  const times = { plain: [] as number[], scored: [] as number[] }
  for (let round = 0; round < rounds; round += 1)
    for (const kind of round % 2 === 0 ? (['plain', 'scored'] as const) : (['scored', 'plain'] as const)) {
      const began = processorMs()
      ;(kind === 'plain' ? plain : scored)()
      if (round >= warm) times[kind].push(processorMs() - began)
    }
  const [ours, peer] = [median(times.scored), median(times.plain)]
  const aim = limit === null ? 'no limit is set' : `limit ${limit}`
  const note = `${what}; a step with the scores of one layer beside the same step without; ${(ours / peer).toFixed(3)} × a plain step, ${aim}; by turns, by the processor's clock, median of ${rounds - warm}`
  return {
    bench: `mimic cost ${name}`,
    ours,
    peer,
    ratio: limit === null ? peer / ours : (limit * peer) / ours,
    goal: limit === null ? null : 1,
    holds: limit === null ? null : ours <= limit * peer,
    unit: 'ms',
    note,
  }
}

type Form = 'direct' | 'cached-reference-logits'

/** Steps of a classifier with and without a reference. */
function classifierPair(
  name: string,
  given: {
    model: Classifier
    batchSize: number
    form: Form
    steps: number
    what: string
    limit: number | null
    rounds: number
  },
): Pair {
  const { model, batchSize, form, steps, what, limit, rounds } = given
  const set = randomSet(model, 2000)
  const weights = (seed: number) => initWeights(model, openStream(seed, 'init'))
  const step = (reference: Weights | null) => {
    const run = openOnlineRun(createEngine(), {
      ...{ model, set, initial: weights(1), reference },
      score: ScoreSettings.parse({ form }),
      train: TrainSettings.parse({ batchSize, epochs: 10_000, dropLast: true }),
    })
    return () => {
      for (let made = 0; made < steps; made += 1) run.step()
    }
  }
  return {
    ...{ name, limit, rounds },
    plain: step(null),
    scored: step(weights(2)),
    what: `${what}, batches of ${batchSize}, ${steps} steps a turn`,
  }
}

/** Directly, the product of a score is half as much again as those of the step of a probe: no limit (grad-mimic.md §3). */
function probePair(form: Form): Pair {
  const model = Classifier.parse({ inputs: 256, classes: 10 })
  const isDirect = form === 'direct'
  return classifierPair(isDirect ? 'probe direct' : 'probe', {
    ...{ model, batchSize: 32, form, steps: 20, rounds: 251, limit: isDirect ? null : LIMIT },
    what: `linear probe 256 → 10, ${isDirect ? 'scored directly' : 'with logits kept of the reference'}`,
  })
}

function mlpPair(): Pair {
  const model = Classifier.parse({ inputs: 784, hidden: [256], classes: 10 })
  return classifierPair('mlp', {
    model,
    batchSize: 128,
    form: 'direct',
    steps: 4,
    rounds: 61,
    limit: LIMIT,
    what: 'network 784 → 256 → 10, the last layer scored directly',
  })
}

function textPair(): Pair {
  const dModel = 128
  const model = T6Model.parse({
    ...{ variant: 'tpa', L: 2, dModel, h: 8, dHead: 32, RQ: 6, RK: 2, RV: 2 },
    ...{ ffnHidden: hiddenOf(dModel), vocab: 80, context: 128 },
  })
  const random = openStream(5, 'noise')
  const records = Array.from({ length: 64 }, () =>
    nextTokens(Array.from({ length: 129 }, () => Math.floor(uniform(random) * 80))),
  )
  const weights = (seed: number) => {
    const parameters = takeParameters(createEngine(), model)
    initialise(model, parameters, openStream(seed, 'init'))
    return parameters.all.data.map((value) => value + 0.02 * (uniform(random) - 0.5))
  }
  const base = { model, weights: Float32Array.from(weights(1)) }
  const step = (reference: typeof base | null) => {
    const run = openTextRun(createEngine(), {
      ...{ base, reference, set: { records, vocab: 80 } },
      score: TextScoreSettings.parse({}),
      train: TextTrainSettings.parse({ batchSize: 8, epochs: 1000 }),
    })
    return () => {
      run.step()
    }
  }
  return {
    name: 't6',
    limit: LIMIT,
    plain: step(null),
    scored: step({ model, weights: Float32Array.from(weights(2)) }),
    what: 'T6 D128 L2, 8 records of 128 tokens, the last mlp.c_proj',
    rounds: 25,
  }
}

/** A run of 10,000 records and 256 features over five epochs with scores, whole. */
export function measureRun(): Row {
  const model = Classifier.parse({ inputs: 256, classes: 10 })
  const set = randomSet(model, 10_000)
  const seconds = Array.from({ length: 3 }, () => {
    const began = performance.now()
    const run = openOnlineRun(createEngine(), {
      ...{
        model,
        set,
        initial: initWeights(model, openStream(1, 'init')),
        reference: initWeights(model, openStream(2, 'init')),
      },
      score: ScoreSettings.parse({ form: 'cached-reference-logits' }),
      train: TrainSettings.parse({ epochs: 5 }),
    })
    while (run.step().kind === 'stepped');
    return (performance.now() - began) / 1000
  })
  const ours = median(seconds)
  const note =
    'a linear probe over 10,000 records of 256 features, five epochs in batches of 32, AdamW, every record scored at every epoch; median of 3; limit 1 s'
  return { bench: 'mimic run', ours, peer: null, ratio: 1 / ours, goal: 1, holds: ours <= 1, unit: 's', note }
}

function randomSet({ inputs, classes }: Classifier, records: number): LabelledSet {
  const random = openStream(9, 'noise')
  const x = Float32Array.from({ length: records * inputs }, () => uniform(random) - 0.5)
  return { x, labels: Int32Array.from({ length: records }, (_, record) => record % classes), inputs, classes }
}
