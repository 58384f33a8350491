import { createEngine } from '#lib/engine/engine.ts'
import { openStream, shuffle } from '#lib/engine/random.ts'
import { baselineScores } from '#lib/grad-mimic/baselines.ts'
import { filterRecords } from '#lib/grad-mimic/filter.ts'
import { FilterSettings } from '#lib/grad-mimic/filter-settings.ts'
import { meanOverEpochs } from '#lib/grad-mimic/mean-over-epochs.ts'
import { compareWithBaselines, type SideBySide } from '#lib/grad-mimic/side-by-side.ts'
import { textLosses } from '#lib/grad-mimic/text-losses.ts'
import { corruptTexts, type TextNoise } from '#lib/grad-mimic/text-noise.ts'
import { openTextRun, type TextRun } from '#lib/grad-mimic/text-run.ts'
import { nextTokens, type TextSet } from '#lib/grad-mimic/text-set.ts'
import { TextScoreSettings, TextTrainSettings } from '#lib/grad-mimic/text-settings.ts'
import type { TextModel } from '#lib/grad-mimic/text-task.ts'
import { initialise } from '#lib/t6/init.ts'
import { hiddenOf, T6Model } from '#lib/t6/model.ts'
import { takeParameters } from '#lib/t6/parameters.ts'
import { tokenize } from '#lib/t6/tokenize.ts'
import { learnVocabulary, vocabularySize } from '#lib/t6/vocabulary.ts'

/** How the ways compare on spoilt texts; `what`: the case in words. */
export type SpoiltAnswer = { ways: SideBySide[]; what: string }

const RECORDS = 400
const REFERENCE = 1600
const RATE = 0.4
const CONTEXT = 80

/** A small T6 scores clean and spoilt stretches against a reference that began at the same weights and read other, clean ones. */
export function answerSpoilt(all: readonly string[], noise: TextNoise, seed: number): SpoiltAnswer {
  const order = shuffle(openStream(seed, 'augment'), Uint32Array.from(all.keys()))
  const part = (from: number, to: number) => Array.from(order.subarray(from, to), (place) => all[place] ?? '')
  const vocabulary = learnVocabulary('character', all, { endOfText: false })
  const vocab = vocabularySize(vocabulary)
  const setOf = (texts: readonly string[]): TextSet => ({
    vocab,
    records: texts.map((text) => nextTokens(tokenize(vocabulary, [text]))),
  })
  const base = freshModel(vocab, seed)
  const { texts, corrupted } = corruptTexts(part(0, RECORDS), noise, RATE, openStream(seed, 'noise'))
  const reference: TextModel = {
    model: base.model,
    weights: Float32Array.from(
      train(base, null, setOf(part(RECORDS, RECORDS + REFERENCE)), { seed, epochs: 1 }).parameters.all.data,
    ),
  }
  const set = setOf(texts)
  const online = train(base, reference, set, { seed, epochs: 3 }).trace()
  const outcome = filterRecords(online, FilterSettings.parse({}))
  const random = openStream(seed, 'eval')
  const baselines = baselineScores(train(base, null, set, { seed, epochs: 3 }).trace(), {
    referenceLoss: textLosses(createEngine(), reference, set),
    random: Float64Array.from(texts, () => random.next()),
  })
  const means = meanOverEpochs(
    online.epochs.map(({ m }) => m),
    RECORDS,
  )
  const what = `${RECORDS} stretches of Moby Dick, ${RATE} of them with ${noise.replace('-', ' ')}, T6 D64 L2 over three epochs, the reference ${REFERENCE / 8} steps from the same start on other stretches, one seed`
  return { ways: compareWithBaselines(outcome, means, baselines, corrupted), what }
}

type Length = { seed: number; epochs: number }

/** A run gone to its end. */
function train(base: TextModel, reference: TextModel | null, set: TextSet, length: Length): TextRun {
  const optimizer = { kind: 'adamw', lr: 3e-3, betas: [0.9, 0.95], weightDecay: 0.1 }
  const run = openTextRun(createEngine(), {
    ...{ base, reference, set, score: TextScoreSettings.parse({}) },
    train: TextTrainSettings.parse({ batchSize: 8, ...length, optimizer }),
  })
  for (let said = run.step(); said.kind !== 'finished'; said = run.step())
    if (said.kind === 'stopped') throw new Error(`Step ${said.step}: ${said.why}`)
  return run
}

function freshModel(vocab: number, seed: number): TextModel {
  const dModel = 64
  const model = T6Model.parse({
    ...{ variant: 'tpa', L: 2, dModel, h: 4, dHead: 16, RQ: 4, RK: 2, RV: 2 },
    ...{ ffnHidden: hiddenOf(dModel), vocab, context: CONTEXT },
  })
  const parameters = takeParameters(createEngine(), model)
  initialise(model, parameters, openStream(seed, 'init'))
  return { model, weights: Float32Array.from(parameters.all.data) }
}
