import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { bandsOf, LABEL_HEIGHT, labelPlaces } from './bands.ts'
import { type STACKED, sharesOf } from './months.ts'

const BOX = { top: 10, height: 200 }
const counts = fc.record({
  allowed: fc.nat(1000),
  disallowed: fc.nat(1000),
  unknown: fc.nat(1000),
  'on-hold': fc.nat(1000),
})
const columnOf = (records: Record<(typeof STACKED)[number], number>) => {
  const amount = (count: number) => ({ records: count, tokens: null })
  const words = {
    allowed: amount(records.allowed),
    disallowed: amount(records.disallowed),
    unknown: amount(records.unknown),
    'on-hold': amount(records['on-hold']),
  }
  return bandsOf(sharesOf(words, 'records'), BOX)
}

test('what is denied is stacked from below, what is allowed from above', () => {
  const bands = columnOf({ allowed: 1, disallowed: 1, unknown: 1, 'on-hold': 1 })
  expect(bands.map(({ word, y, height }) => [word, y, height])).toEqual([
    ['disallowed', 160, 50],
    ['on-hold', 110, 50],
    ['unknown', 60, 50],
    ['allowed', 10, 50],
  ])
})

test('a column of nothing has no parts', () => {
  expect(columnOf({ allowed: 0, disallowed: 0, unknown: 0, 'on-hold': 0 })).toEqual([])
})

test('law: the parts of a column fill it', () => {
  fc.assert(
    fc.property(counts, (given) => {
      const tall = columnOf(given).reduce((sum, { height }) => sum + height, 0)
      return tall === (Object.values(given).every((count) => count === 0) ? 0 : BOX.height)
    }),
  )
})

test('law: labels keep their order, do not cover one another, and stay at the column', () => {
  fc.assert(
    fc.property(counts, (given) => {
      const places = labelPlaces(columnOf(given), BOX)
      return places.every(
        (place, index) =>
          place >= BOX.top - LABEL_HEIGHT / 2 &&
          place <= BOX.top + BOX.height &&
          (index === 0 || (places[index - 1] ?? 0) - place >= LABEL_HEIGHT - 1e-9),
      )
    }),
  )
})
