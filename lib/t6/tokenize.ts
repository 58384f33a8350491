import { Refusal } from '../error.ts'
import { type Vocabulary, vocabularySize } from './vocabulary.ts'

/**
 * Documents as one row of tokens, in order; before each the end-of-text token, if the vocabulary has one (as the official data preparation
 * does). Refuses a character that the vocabulary lacks: which, in which document, at which character.
 */
export function tokenize(vocabulary: Vocabulary, documents: readonly string[]): Int32Array {
  const encode = encoderOf(vocabulary)
  const parts = documents.map(encode)
  const mark = vocabulary.endOfText ? 1 : 0
  const tokens = new Int32Array(parts.reduce((sum, part) => sum + part.length + mark, 0))
  let at = 0
  for (const part of parts) {
    if (mark === 1) tokens[at] = vocabularySize(vocabulary) - 1
    tokens.set(part, at + mark)
    at += mark + part.length
  }
  return tokens
}

/** Tokens as text again: bytes that are no UTF-8 become the replacement character, the end of text becomes a line feed. */
export function detokenize(vocabulary: Vocabulary, tokens: Iterable<number>): string {
  const end = vocabulary.endOfText ? vocabularySize(vocabulary) - 1 : -1
  if (vocabulary.name === 'byte')
    return new TextDecoder().decode(Uint8Array.from([...tokens].map((token) => (token === end ? 10 : token))))
  return [...tokens].map((token) => (token === end ? '\n' : (vocabulary.characters[token] ?? '\uFFFD'))).join('')
}

function encoderOf(vocabulary: Vocabulary): (text: string, document: number) => ArrayLike<number> {
  if (vocabulary.name === 'byte') return (text) => new TextEncoder().encode(text)
  const ids = new Map(vocabulary.characters.map((character, id) => [character, id]))
  return (text, document) =>
    Array.from(text, (character, place) => {
      const id = ids.get(character)
      if (id !== undefined) return id
      const which = `${JSON.stringify(character)}, character ${place + 1} of document ${document + 1}`
      throw new Refusal('invalid', `The vocabulary has no ${which}. Learn it from these texts, or take the bytes.`)
    })
}
