import { expect, test } from '@playwright/test'
import { headpiecePath, headpieceWidth } from './headpiece-path.ts'

test('a digit draws its tile and the mirrored one below', () => {
  expect(headpiecePath('1')).toBe('M0 0L12 0L0 12ZM0 24L12 24L0 12Z')
})

for (const [digit, upper] of [
  ['0', 'M0 0L12 0A12 12 0 0 1 0 12Z'],
  ['1', 'M0 0L12 0L0 12Z'],
  ['2', 'M0 3A3 3 0 0 0 3 0L9 0A9 9 0 0 1 0 9Z'],
  ['3', 'M0 0L6 0A6 6 0 0 1 0 6ZM12 12L6 12A6 6 0 0 1 12 6Z'],
  ['4', 'M12 0L12 12A12 12 0 0 1 0 0Z'],
  ['5', 'M12 0L12 12L0 0Z'],
  ['a', 'M12 9A3 3 0 0 0 9 12L3 12A9 9 0 0 1 12 3Z'],
  ['f', 'M0 12L0 6A6 6 0 0 1 6 12ZM12 0L12 6A6 6 0 0 1 6 0Z'],
] as const) {
  test(`digit ${digit} is shape d mod 4, turned clockwise by ⌊d/4⌋ quarters`, () => {
    expect(headpiecePath(digit).startsWith(upper)).toBe(true)
  })
}

test('arcs turn the other way in the mirror', () => {
  expect(headpiecePath('0').slice('M0 0L12 0A12 12 0 0 1 0 12Z'.length)).toBe('M0 24L12 24A12 12 0 0 0 0 12Z')
})

test('tiles stand side by side, 12 wide', () => {
  expect(headpiecePath('11')).toBe(`${headpiecePath('1')}M12 0L24 0L12 12ZM12 24L24 24L12 12Z`)
  expect(headpieceWidth(64)).toBe(768)
})

test('the same digits draw the same ornament, another digit another one', () => {
  const hex = 'e2f58dc424c852d8d7ebeff6da81211eb7d12cb94acc23d22f0ed9e0f8282517'
  expect(headpiecePath(hex)).toBe(headpiecePath(hex.toUpperCase()))
  expect(headpiecePath(hex)).not.toBe(headpiecePath(hex.replace('e', 'd')))
})

test('each of the sixteen digits has a drawing of its own', () => {
  expect(new Set([...'0123456789abcdef'].map(headpiecePath)).size).toBe(16)
})
