import { expect, test } from '@playwright/test'
import { nextTriple, rarestTriples } from './octet-triples.ts'

const numberOf = (text: string) => [...text].reduce((held, one) => nextTriple(held, one.charCodeAt(0)), 0)

test('the number of three octets does not depend on what stands before them', () => {
  expect(numberOf('/news/pdf')).toBe(numberOf('pdf'))
  expect(numberOf('/ads')).not.toBe(numberOf('/adz'))
})

test('the rarest triple of a pattern is one that it has, and that fewest others have', () => {
  const [pdf, pds, both] = rarestTriples(['/*.pdf$', '/*.pds$', '/*.pdx/a'])
  expect(pdf).toBe(numberOf('pdf'))
  expect(pds).toBe(numberOf('pds'))
  expect(['pdx', 'dx/', 'x/a'].map(numberOf)).toContain(both)
})

test('a pattern without three octets beside one another has none, and the dollar at its end is no octet', () => {
  expect(rarestTriples(['', '/*', '*ab*cd$', '/*?a'])).toEqual([null, null, null, null])
})
