import { expect, test } from '@playwright/test'
import { sideName, sidesOf } from './range.ts'

test('three dots part the sides; labels with single dots stay whole', () => {
  expect(sidesOf('1.0.0...1.1.0')).toEqual(['1.0.0', '1.1.0'])
  expect(sidesOf('v0.1...lab/whales@v0.2')).toEqual(['v0.1', 'lab/whales@v0.2'])
})

for (const range of ['', '1.0.0', '1...', '...2', 'a...b...c'])
  test(`"${range}" is no comparison`, () => expect(sidesOf(range)).toBeNull())

test('a side is a label, a version of another dataset, or a digest', () => {
  const digest = `sha256:${'a'.repeat(64)}`
  expect(sideName('1.0.0', 'lab/whales')).toEqual({ path: 'lab/whales', label: '1.0.0' })
  expect(sideName('Lab/Songs@2', 'lab/whales')).toEqual({ path: 'lab/songs', label: '2' })
  expect(sideName(digest, 'lab/whales')).toEqual({ digest })
})
