import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { joinWithAnd, type LicenseExpression, licensesIn, parseExpression, printExpression } from './expression.ts'

const term = fc.oneof(
  fc
    .constantFrom('MIT', 'CC-BY-4.0', 'Apache-2.0', 'LicenseRef-Custom', 'DocumentRef-a:LicenseRef-b')
    .map((license) => ({ license })),
  fc.constantFrom('GPL-2.0', 'Apache-1.1').map((license) => ({ license, plus: true as const })),
  fc.constant({ license: 'GPL-2.0-only', exception: 'Classpath-exception-2.0' }),
)
const { tree } = fc.letrec<{ tree: LicenseExpression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    term,
    fc.record({ left: tie('tree'), conjunction: fc.constantFrom('and' as const, 'or' as const), right: tie('tree') }),
  ),
}))

test('law: parse(print(x)) = x', () => {
  fc.assert(fc.property(tree, (x) => expect(parseExpression(printExpression(x))).toEqual({ ok: true, value: x })))
})

test('law: any text is answered, never thrown at, and an error lies within the text', () => {
  const word = fc.constantFrom(
    'MIT',
    'AND',
    'OR',
    'WITH',
    '(',
    ')',
    '+',
    ' ',
    'NONE',
    'LicenseRef-',
    'x',
    '\u0000',
    'GPL-2.0',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(word).map((words) => words.join(' ')),
      ),
      (text) => {
        const parsed = parseExpression(text)
        if (!parsed.ok) expect(parsed.error.offset >= 0 && parsed.error.offset <= text.length).toBe(true)
      },
    ),
    { numRuns: 1000 },
  )
})

test('AND binds tighter than OR', () => {
  expect(parseExpression('MIT OR ISC AND 0BSD')).toEqual(parseExpression('MIT OR (ISC AND 0BSD)'))
})

test('NONE and NOASSERTION stand alone', () => {
  expect(parseExpression('NONE')).toEqual({ ok: true, value: { license: 'NONE' } })
  expect(parseExpression(' NOASSERTION ')).toEqual({ ok: true, value: { license: 'NOASSERTION' } })
  expect(parseExpression('MIT AND NOASSERTION')).toMatchObject({
    ok: false,
    error: { offset: 8, found: 'NOASSERTION' },
  })
})

for (const [text, offset, found] of [
  ['', 0, 'the end'],
  ['MIT AND', 7, 'the end'],
  ['MIT ISC', 4, 'ISC'],
  ['(MIT', 4, 'the end'],
  ['MIT)', 3, ')'],
  ['mit', 0, 'mit'],
  ['MIT OR gpl', 7, 'gpl'],
  ['MIT WITH Nothing', 9, 'Nothing'],
  ['GPL-2.0 +', 8, '+'],
  ['LicenseRef-x+', 12, '+'],
  ['MIT & ISC', 4, '&'],
] as const)
  test(`the fault in "${text}" is at ${offset}`, () => {
    expect(parseExpression(text)).toMatchObject({ ok: false, error: { offset, found } })
  })

test('more than 1,000 operators are refused, at the operator that is one too many', () => {
  expect(parseExpression(Array(1001).fill('MIT').join(' AND ')).ok).toBe(true)
  expect(parseExpression(Array(1002).fill('MIT').join(' AND '))).toMatchObject({
    ok: false,
    error: { offset: 8004, found: 'AND' },
  })
})

test('a nesting 100,000 deep is refused and does not overflow the stack', () => {
  const deep = `${'('.repeat(100_000)}MIT${')'.repeat(100_000)}`
  expect(parseExpression(deep)).toMatchObject({ ok: false, error: { offset: 1000 } })
})

test('licences listed together all bind', () => {
  expect(joinWithAnd(['MIT', 'MIT', 'ISC OR 0BSD'])).toBe('MIT AND (ISC OR 0BSD)')
  expect(joinWithAnd([])).toBe('NOASSERTION')
  const parsed = parseExpression('MIT AND (ISC OR MIT)')
  expect(parsed.ok && licensesIn(parsed.value)).toEqual(['MIT', 'ISC'])
})
