import { expect, test } from '@playwright/test'
import { SHARE_WORDS } from './shares.ts'
import { flagWords, LEAF_WORDS, MECHANISM_NAMES, SHARE_WORD_MEANINGS, shareWordName } from './words.ts'

test('each word of a share is told once, by its name', () => {
  expect(SHARE_WORD_MEANINGS.map(({ word }) => word).sort()).toEqual([...SHARE_WORDS].sort())
  for (const { word, name } of SHARE_WORD_MEANINGS) expect(shareWordName(word)).toBe(name)
})

test('no two leaves and no two mechanisms have the same name', () => {
  for (const names of [Object.values(LEAF_WORDS).flatMap(({ name }) => name), Object.values(MECHANISM_NAMES)])
    expect(new Set(names).size).toBe(names.length)
})

test('a remark is told in words, and one that nobody put in words as it is', () => {
  expect(flagWords('edge-managed')).toContain('network provider')
  expect(flagWords('toString')).toBe('toString')
  expect(flagWords('other-origin https://b.example/robots.txt')).toMatch(
    /^https:\/\/b\.example\/robots\.txt is a place/,
  )
})
