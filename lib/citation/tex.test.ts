import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { bibEntry, texText, texTitle } from './tex.ts'

test("TeX's specials are escaped without a bare brace", () =>
  expect(texText('{}\\%&#_$~^"')).toBe(
    '\\textbraceleft{}\\textbraceright{}\\textbackslash{}\\%\\&\\#\\_\\$\\textasciitilde{}\\textasciicircum{}"',
  ))

test('hyphens and quotes make no ligature', () => expect(texText("a--b ``c''")).toBe("a-{}-b `{}`c'{}'"))

test('each word with a capital is in braces', () =>
  expect(texTitle('The eBook of ÉCLAIR 2')).toBe('{The} {eBook} of {ÉCLAIR} 2'))

test('a field without a value is left out, and a line break never enters one', () =>
  expect(
    bibEntry('misc', 'k', [
      ['title', texTitle('a\nb')],
      ['doi', undefined],
      ['url', ''],
    ]),
  ).toBe('@misc{k,\n  title        = {a b}\n}\n'))

test('law: braces are balanced in any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      let depth = 0
      for (const character of texTitle(text)) {
        depth += character === '{' ? 1 : character === '}' ? -1 : 0
        if (depth < 0) return false
      }
      return depth === 0
    }),
  )
})
