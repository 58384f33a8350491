import { expect, test } from '@playwright/test'
import { openStream } from '../engine/random.ts'
import { corruptTexts } from './text-noise.ts'

const TEXTS = Array.from({ length: 20 }, (_, place) => `the whale ${place} was white as snow that day`)
const sorted = (text: string, between: string) => text.split(between).sort().join(between)

for (const [noise, between] of [
  ['shuffled-words', ' '],
  ['shuffled-characters', ''],
] as const)
  test(`${noise}: exactly the share of texts is put in another order, of the same parts; the others stay`, () => {
    const { texts, corrupted } = corruptTexts(TEXTS, noise, 0.4, openStream(1, 'noise'))
    expect(corrupted.size).toBe(8)
    expect(texts.map((text) => sorted(text, between))).toEqual(TEXTS.map((text) => sorted(text, between)))
    expect(texts.flatMap((text, place) => (text === TEXTS[place] ? [] : [place]))).toEqual(
      [...corrupted].sort((a, b) => a - b),
    )
    expect(corruptTexts(TEXTS, noise, 0.4, openStream(1, 'noise')).texts).toEqual(texts)
  })

test('a text of one word, or none, stays', () => {
  expect(corruptTexts(['whale', ''], 'shuffled-words', 1, openStream(1, 'noise')).texts).toEqual(['whale', ''])
})
