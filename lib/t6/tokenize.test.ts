import { expect, test } from '@playwright/test'
import { detokenize, tokenize } from './tokenize.ts'
import { learnVocabulary, vocabularyDigest, vocabularySize } from './vocabulary.ts'

test('characters are numbered by code point, whatever the order of the texts', () => {
  const one = learnVocabulary('character', ['bad', 'Æ𝒳 a'], { endOfText: false })
  const other = learnVocabulary('character', ['Æ𝒳 a', 'bad'], { endOfText: false })
  expect(one).toMatchObject({ characters: [' ', 'a', 'b', 'd', 'Æ', '𝒳'] })
  expect(vocabularyDigest(one)).toBe(vocabularyDigest(other))
  expect(vocabularySize(one)).toBe(6)
  expect([...tokenize(one, ['dab', '𝒳'])]).toEqual([3, 1, 2, 5])
  expect(detokenize(one, [3, 1, 2, 5])).toBe('dab𝒳')
})

test('the end-of-text token stands before each document', () => {
  const bytes = learnVocabulary('byte', [], { endOfText: true })
  expect([...tokenize(bytes, ['aé', ''])]).toEqual([256, 97, 0xc3, 0xa9, 256])
  expect(detokenize(bytes, [256, 97, 0xc3, 0xa9, 256])).toBe('\naé\n')
  expect(vocabularySize(bytes)).toBe(257)
})

test('a character that the vocabulary lacks is named with its place; texts without any are refused', () => {
  const vocabulary = learnVocabulary('character', ['abc'], { endOfText: false })
  expect(() => tokenize(vocabulary, ['abc', 'aXb'])).toThrow('"X", character 2 of document 2')
  expect(() => learnVocabulary('character', ['', ''], { endOfText: true })).toThrow('no character')
})
