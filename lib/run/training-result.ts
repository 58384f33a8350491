import { openStream } from '../engine/random.ts'
import { cacheBytesPerToken, cacheNumbers } from '../t6/cache-size.ts'
import { openDecoder } from '../t6/decoder.ts'
import { generate } from '../t6/generate.ts'
import { parameterCount } from '../t6/parameter-count.ts'
import { detokenize } from '../t6/tokenize.ts'
import type { Trainer } from '../t6/trainer.ts'
import { type Vocabulary, vocabularySize } from '../t6/vocabulary.ts'
import type { PlannedTraining } from './t6-plan.ts'
import { NUMBER_BYTES, T6Result } from './t6-record.ts'

/** How the text at the end is drawn: among the likeliest, by chance from the stream `eval`, so that it is the same for the same weights. */
const SAMPLING = { temperature: 0.8, topK: 20 } as const

/** What a training came to: counts by formula, the validation loss, and a text written with the cached factors. */
export function resultOfTraining(trainer: Trainer, planned: PlannedTraining, loss: number | null): T6Result {
  const { model, settings, progress } = trainer
  const { micro, accumulation, seqLen } = settings.batch
  const tokensPerStep = micro * accumulation * seqLen
  const sample = writeSample(trainer, planned)
  return T6Result.parse({
    parameterCount: parameterCount(model) ?? undefined,
    cacheNumbersPerTokenLayer: cacheNumbers(model) ?? undefined,
    cacheBytesPerToken: cacheBytesPerToken(model, NUMBER_BYTES.f32) ?? undefined,
    ...{ tokensPerStep, tokens: tokensPerStep * progress.step },
    ...(loss !== null && Number.isFinite(loss) && { valLoss: loss }),
    ...(sample !== null && { sample }),
  })
}

/** A text that the model writes after the prompt, as far as its context goes; null where none is wanted. */
function writeSample({ engine, model, parameters, settings }: Trainer, { plan, text }: PlannedTraining) {
  const { prompt, tokens: count } = plan.sample
  if (count === 0) return null
  const mark = engine.mark()
  const random = openStream(settings.seed, 'eval')
  const given = promptTokens(text.vocabulary, prompt).slice(0, model.context - 1)
  const written = generate(openDecoder(engine, model, parameters), given, { ...SAMPLING, count, random })
  engine.release(mark)
  return { prompt, text: detokenize(text.vocabulary, written).replaceAll('\u0000', '\uFFFD') }
}

/** The prompt behind an end-of-text token; characters that the vocabulary lacks are left out. */
function promptTokens(vocabulary: Vocabulary, prompt: string): number[] {
  const end = vocabularySize(vocabulary) - 1
  if (vocabulary.name === 'byte') return [end, ...new TextEncoder().encode(prompt)]
  const known = Array.from(prompt, (character) => vocabulary.characters.indexOf(character))
  return [end, ...known.filter((token) => token >= 0)]
}
