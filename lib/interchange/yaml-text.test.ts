import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { parseYamlMapping } from './yaml-text.ts'

test('names, texts and lines of a mapping are read; no and dates stay texts (YAML 1.2 core)', () => {
  const parsed = parseYamlMapping('language:\n- no\nlicense: mit\ndate: 2022-01-20\nnothing:\n', 2)
  expect(parsed).toMatchObject({
    ok: true,
    value: { language: ['no'], license: 'mit', date: '2022-01-20', nothing: null },
  })
  expect(parsed.ok && [...parsed.lines]).toEqual([
    ['language', 2],
    ['license', 4],
    ['date', 5],
    ['nothing', 6],
  ])
})

test('what JSON can not hold is written as YAML writes it', () => {
  expect(parseYamlMapping('a: .nan\nb: -.inf\nc: !!binary aGk=\n', 1)).toMatchObject({
    ok: true,
    value: { a: '.nan', b: '-.inf', c: 'aGk=' },
  })
})

const LAUGHS = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...'bcdefgh'
    .split('')
    .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`),
].join('\n')

for (const [name, text, at] of [
  ['a billion laughs', LAUGHS, /^line \d+$/],
  ['too many aliases', `a: &a x\nb: [${Array(101).fill('*a').join(', ')}]`, /^line 3$/],
  ['100,000 brackets', `a: ${'['.repeat(100_000)}`, /^line 2$/],
  ['50,000 dashes', `${'- '.repeat(50_000)}x`, /^line 2$/],
  ['too many parts', '- x\n'.repeat(60_000), /^line \d+$/],
  ['more than 1 MiB', `a: ${'x'.repeat(1_100_000)}`, /^line 2$/],
  ['an open bracket', 'a: 1\nb: [1, 2\nc: 3', /^line 4$/],
  ['a tab for indentation', 'a:\n\tb: 1', /^line 3$/],
  ['a key twice', 'a: 1\nb: 2\na: 3', /^line 4$/],
  ['a key twice, deep inside', 'a:\n  b: 1\n  b: 2', /^line 4$/],
  ['an alias of nothing', 'a: 1\nb: *c', /^line 3$/],
  ['a list', '- a\n- b', /^line 2$/],
  ['a text', 'just text', /^line 2$/],
  ['nothing', '', /^line 2$/],
  ['two documents', 'a: 1\n---\nb: 2', /^line \d+$/],
  ['a NUL', 'a: "\\0"', /^line 2$/],
] as const)
  test(`${name} is refused with its line`, () => {
    const parsed = parseYamlMapping(text, 2)
    expect(parsed).toMatchObject({ ok: false, trouble: { grade: 'refuse', at: expect.stringMatching(at) } })
  })

test('law: any text is answered', () => {
  const piece = fc.constantFrom(
    'a: ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    '&a ',
    '*a',
    '\n',
    '  ',
    '"',
    "'",
    '|',
    '>',
    '? ',
    ': ',
    '#',
    '!!x ',
    '%',
    '---',
    '<<',
    '\t',
    'x',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
      ),
      (text) => {
        expect(typeof parseYamlMapping(text, 1).ok).toBe('boolean')
      },
    ),
    { numRuns: 2000 },
  )
})
