import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { JSON_MAX_DEPTH, parseJsonText } from './json-text.ts'

test('law: it reads what JSON.parse reads, and refuses what JSON.parse refuses', () => {
  const nearly = fc.json().chain((text) =>
    fc
      .tuple(fc.nat(text.length), fc.constantFrom('', ',', '}', '"', '\\', '\n', '0', '.', 'e', '\u0001'))
      .map(([at, insert]) => {
        return `${text.slice(0, at)}${insert}${text.slice(at + 1)}`
      }),
  )
  fc.assert(
    fc.property(fc.oneof(fc.json(), nearly, fc.string()), (text) => {
      const parsed = parseJsonText(text)
      if (parsed.ok) expect(parsed.value).toEqual(JSON.parse(text))
      else if (parsed.trouble.message.startsWith('Line')) expect(() => JSON.parse(text)).toThrow()
    }),
    { numRuns: 2000 },
  )
})

for (const [text, at, message] of [
  ['{\n  "a": 1,\n  "b" 2\n}', 'line 3, column 7', '":" was expected; found "2"'],
  ['{"a": 1,}', 'line 1, column 9', 'a member name in quotes was expected; found "}"'],
  ['[1, 2', 'line 1, column 6', 'found the end of the document'],
  ['[1] x', 'line 1, column 5', 'nothing may follow'],
  ['{"a": "x', 'line 1, column 7', 'never closed'],
  ['[NaN]', 'line 1, column 2', 'a value was expected'],
  ['["\\x"]', 'line 1, column 3', 'no escape of JSON'],
] as const)
  test(`${JSON.stringify(text)} is refused at ${at}`, () => {
    expect(parseJsonText(text)).toMatchObject({
      ok: false,
      trouble: { at, grade: 'refuse', message: expect.stringContaining(message) },
    })
  })

test('100,000 opening brackets are refused, not overflowed on', () => {
  expect(parseJsonText('['.repeat(100_000))).toMatchObject({
    ok: false,
    trouble: { at: `line 1, column ${JSON_MAX_DEPTH + 1}` },
  })
  expect(parseJsonText('{"a":'.repeat(100_000))).toMatchObject({ ok: false })
})

test('what can not be kept is refused with its pointer', () => {
  expect(parseJsonText('{"a": ["\\u0000"]}')).toMatchObject({ ok: false, trouble: { at: '/a/0' } })
  expect(parseJsonText('{"a": "\\ud800"}')).toMatchObject({ ok: false, trouble: { at: '/a' } })
  expect(parseJsonText('{"b": 1e999}')).toMatchObject({ ok: false, trouble: { at: '/b' } })
})

test('a member that occurs twice is read once, with a warning', () => {
  const parsed = parseJsonText('{"a": 1,\n"a": 2}')
  expect(parsed).toMatchObject({ ok: true, value: { a: 2 }, doubles: [{ grade: 'warning', at: 'line 2, column 1' }] })
})
