import { expect, test } from '@playwright/test'
import { type CitationName, citationName } from './name.ts'

const PERSONS: [string, CitationName][] = [
  ['Yuki M. Asano', { family: 'Asano', given: 'Yuki M.' }],
  ['Asano, Yuki M.', { family: 'Asano', given: 'Yuki M.' }],
  ['Ludwig van Beethoven', { family: 'van Beethoven', given: 'Ludwig' }],
  ['Ana de la Cruz', { family: 'de la Cruz', given: 'Ana' }],
  ['Martin Luther King Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
  ["Flannery O'Connor", { family: "O'Connor", given: 'Flannery' }],
  ['Лев Толстой', { family: 'Толстой', given: 'Лев' }],
  ['Madonna', { literal: 'Madonna' }],
  ['山田 太郎', { literal: '山田 太郎' }],
  ['محمد الفاتح', { literal: 'محمد الفاتح' }],
  ['a, b, c', { literal: 'a, b, c' }],
  ['user 123', { literal: 'user 123' }],
  [',', { literal: ',' }],
]

for (const [name, expected] of PERSONS)
  test(`the person "${name}" is cited as ${JSON.stringify(expected)}`, () =>
    expect(citationName({ name, kind: 'person', orcid: null, affiliation: '' })).toEqual(expected))

test('an organisation is never split', () =>
  expect(citationName({ name: 'Allen Institute', kind: 'organization', orcid: null, affiliation: '' })).toEqual({
    literal: 'Allen Institute',
  }))
