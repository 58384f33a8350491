import { expect, test } from '@playwright/test'
import { parseJsonBytes } from './json-bytes.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('RFC 8259: a JSON text in UTF-8 is read, with or without a byte order mark', () => {
  expect(parseJsonBytes(bytes('{"a": ["ü", 1, null]}'))).toEqual({ a: ['ü', 1, null] })
  expect(parseJsonBytes(new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]))).toEqual({})
})

for (const [text, code, words] of [
  ['{"a": 1,\n  b}', 'malformed', 'Line 2, column 3'],
  ['', 'malformed', 'Line 1, column 1'],
  ['{} x', 'malformed', 'column 4'],
  ['{"a": 1, "a": 2}', 'malformed', 'twice'],
  ['['.repeat(100_000), 'malformed', 'deeper'],
  ['{"a": {"b": "x\\u0000"}}', 'invalid', '/a/b'],
  ['{"a": "\\ud800"}', 'invalid', '/a'],
  ['{"a": 1e999}', 'invalid', '/a'],
] as const)
  test(`${JSON.stringify(text.slice(0, 24))} is ${code}, and the words name ${words}`, () => {
    expect(() => parseJsonBytes(bytes(text))).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(words) }),
    )
  })

test('another encoding is refused, not guessed at', () => {
  for (const wrong of [new Uint8Array([0x22, 0xfc, 0x22]), new Uint8Array(Buffer.from('{}', 'utf16le'))])
    expect(() => parseJsonBytes(wrong)).toThrow(expect.objectContaining({ code: 'malformed' }))
})
