import { z } from 'zod'
import { Digest } from '../digest.ts'
import { Refusal } from '../error.ts'
import { tokenize } from '../t6/tokenize.ts'
import { learnVocabulary, type TOKENIZERS, type Vocabulary } from '../t6/vocabulary.ts'
import { mixTokens } from './mix-tokens.ts'
import { type Reading, splitHeldOut, TextRecord } from './reading.ts'

/** What was read of one version for a training, in its order. `name`: the version in words. */
export const ReadText = z.strictObject({
  role: z.enum(['training', 'evaluation']),
  version: Digest,
  name: z.string(),
  weight: z.number().nullable(),
  records: z.array(TextRecord),
})
export type TrainingText = Omit<z.infer<typeof ReadText>, 'records'> & { records: readonly TextRecord[] }

/** Texts as a training takes them: its vocabulary, its tokens, those that it is judged by (null: none), and how many were taken of each version to train on. */
export type TrainingTokens = {
  vocabulary: Vocabulary
  tokens: Int32Array
  validation: Int32Array | null
  taken: { version: Digest; documents: number; tokens: number }[]
}

/** The most characters of a vocabulary of characters. */
const MOST_CHARACTERS = 1000

/**
 * The tokens of a training: the same for the same texts in the same order. Judged by the version given for it, else by the records that are held out.
 * Refuses a vocabulary that is too large.
 */
export function tokensOf(
  texts: readonly TrainingText[],
  { reading, tokenizer }: { reading: Pick<Reading, 'heldOut'>; tokenizer: (typeof TOKENIZERS)[number] },
): TrainingTokens {
  const judging = texts.filter(({ role }) => role === 'evaluation')
  const trained = texts.filter(({ role }) => role === 'training')
  const share = judging.length === 0 ? reading.heldOut : 0
  const split = trained.map((one) => ({ ...one, ...splitHeldOut(one.records, share) }))
  const vocabulary = vocabularyOf(tokenizer, texts)
  const documents = (records: readonly TextRecord[]) => records.map(({ text }) => tokenize(vocabulary, [text]))
  const { tokens, taken } = mixTokens(split.map(({ weight, training }) => ({ weight, documents: documents(training) })))
  const held =
    judging.length === 0 ? split.flatMap(({ heldOut }) => heldOut) : judging.flatMap(({ records }) => records)
  return {
    vocabulary,
    tokens,
    validation: held.length === 0 ? null : mixTokens([{ weight: null, documents: documents(held) }]).tokens,
    taken: split.map(({ version }, place) => ({ version, ...(taken[place] ?? { documents: 0, tokens: 0 }) })),
  }
}

function vocabularyOf(name: (typeof TOKENIZERS)[number], texts: readonly TrainingText[]): Vocabulary {
  const all = texts.flatMap(({ records }) => records.map(({ text }) => text))
  const vocabulary = learnVocabulary(name, all, { endOfText: true })
  if (vocabulary.name === 'character' && vocabulary.characters.length > MOST_CHARACTERS)
    throw new Refusal(
      'invalid',
      `The texts have ${vocabulary.characters.length.toLocaleString('en')} different characters; ${MOST_CHARACTERS} is the most for a vocabulary of characters. Take bytes.`,
      [{ at: '/tokenizer', message: 'Take byte.' }],
    )
  return vocabulary
}
