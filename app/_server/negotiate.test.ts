import { expect, test } from '@playwright/test'
import { negotiate, parseAccept } from './negotiate.ts'

const OFFERS = [
  { id: 'page', mediaTypes: ['text/html', 'application/xhtml+xml'] },
  { id: 'json', mediaTypes: ['application/json'] },
  { id: 'bibtex', mediaTypes: ['application/x-bibtex', 'text/x-bibtex'] },
  { id: 'croissant', mediaTypes: ['application/ld+json; profile="http://mlcommons.org/croissant/1.1"'] },
] as const

for (const [accept, id] of [
  [null, 'page'],
  ['', 'page'],
  ['*/*', 'page'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'page'],
  ['application/json', 'json'],
  ['application/*', 'page'],
  ['application/*, text/html;q=0.9, application/xhtml+xml;q=0', 'json'],
  ['application/json;q=0.5, application/x-bibtex', 'bibtex'],
  ['text/x-bibtex', 'bibtex'],
  ['APPLICATION/JSON', 'json'],
  ['application/ld+json', 'croissant'],
  ['application/ld+json;profile="http://mlcommons.org/croissant/1.1"', 'croissant'],
  ['application/ld+json;profile="http://example.org/other"', null],
  ['text/html;q=0, */*;q=0.1', 'page'],
  ['text/html;q=0, application/xhtml+xml;q=0, */*;q=0.1', 'json'],
  ['image/png', null],
  ['*/*;q=0', null],
  ['nonsense', 'page'],
  ['application/json;q=2', 'page'],
] as const)
  test(`RFC 9110 §12.5.1: "${accept}" is answered with ${id}`, () => {
    expect(negotiate(accept, OFFERS)?.id ?? null).toBe(id)
  })

test('RFC 9110 §12.5.1: the most specific range gives the weight, whatever its place', () => {
  const accept = 'text/*;q=0.3, text/html;q=0.7, text/html;level=1, */*;q=0.5'
  const weighed = (mediaType: string) =>
    negotiate(accept, [
      { id: 'x', mediaTypes: [mediaType] },
      { id: 'other', mediaTypes: ['a/b'] },
    ])
  expect(weighed('text/html')?.id).toBe('x')
  expect(weighed('text/plain')?.id).toBe('other')
})

test('a header that never ends is read to a bound', () => {
  expect(parseAccept('a/b,'.repeat(100_000)).length).toBeLessThan(2000)
})
