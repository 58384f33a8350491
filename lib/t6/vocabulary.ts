import { z } from 'zod'
import { type Digest, digestOfJson } from '../digest.ts'
import { Refusal } from '../error.ts'

/** How text becomes tokens: its UTF-8 bytes, or its characters (code points) as the training text has them. */
export const TOKENIZERS = ['byte', 'character'] as const

/**
 * A vocabulary, whole: a run's record keeps it, and its digest. `characters`: in order of code point, each one character. `endOfText`: whether
 * the last token stands before each document.
 */
export const Vocabulary = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('byte'), endOfText: z.boolean() }),
  z.strictObject({ name: z.literal('character'), endOfText: z.boolean(), characters: z.array(z.string()).min(1) }),
])
export type Vocabulary = z.infer<typeof Vocabulary>

/** The vocabulary of a name over the texts at hand; of bytes it is the same for all texts. Refuses texts without a character. */
export function learnVocabulary(
  name: (typeof TOKENIZERS)[number],
  texts: Iterable<string>,
  options: { endOfText: boolean },
): Vocabulary {
  if (name === 'byte') return { name, ...options }
  const points = new Set<number>()
  for (const text of texts) for (const character of text) points.add(character.codePointAt(0) ?? 0)
  if (points.size === 0) throw new Refusal('invalid', 'The texts have no character; a vocabulary needs at least one.')
  const characters = [...points].sort((a, b) => a - b).map((point) => String.fromCodePoint(point))
  return { name, ...options, characters }
}

/** How many tokens a vocabulary has, the end of text counted. */
export function vocabularySize(vocabulary: Vocabulary): number {
  const size = vocabulary.name === 'byte' ? 256 : vocabulary.characters.length
  return size + (vocabulary.endOfText ? 1 : 0)
}

/** The digest of a vocabulary: part of a run's record. */
export function vocabularyDigest(vocabulary: Vocabulary): Digest {
  return digestOfJson(vocabulary)
}
