import { expect, test } from '@playwright/test'
import { decodeDocument } from './document-text.ts'
import { IMPORT_MAX_BYTES } from './import.ts'

const bytes = (...values: number[]) => new Uint8Array(values)

test('a byte order mark is not part of the text', () => {
  expect(decodeDocument(bytes(0xef, 0xbb, 0xbf, 0x7b))).toEqual({ ok: true, text: '{' })
})

for (const [name, input, at] of [
  ['an invalid byte', bytes(0x61, 0x62, 0xff, 0x63), 'byte 2'],
  ['Latin-1', bytes(0x66, 0xfc, 0x72), 'byte 1'],
  ['an overlong form', bytes(0x61, 0xc0, 0x80), 'byte 1'],
  ['a cut-off character', bytes(0x61, 0xe2, 0x82), 'byte 3'],
  ['UTF-16 with a mark', bytes(0xff, 0xfe, 0x7b, 0x00), 'byte 0'],
  ['UTF-16 without a mark', bytes(0x00, 0x7b, 0x00, 0x7d), 'byte 0'],
  ['a NUL', bytes(0x61, 0x0a, 0x00, 0x61, 0x62), 'line 2'],
  ['nothing', bytes(), ''],
  ['too much', new Uint8Array(IMPORT_MAX_BYTES + 1), ''],
] as const)
  test(`${name} is refused at "${at}"`, () => {
    expect(decodeDocument(input)).toMatchObject({ ok: false, trouble: { at, grade: 'refuse' } })
  })
