import { expect, test } from '@playwright/test'
import { completeExpression, MOST_COMPLETIONS } from './complete.ts'
import { parseExpression } from './expression.ts'
import { LICENSE_TERMS_EDITION } from './terms.ts'

const offered = (text: string, caret = text.length) => completeExpression(text, caret).map(({ insert }) => insert)

test('where a licence is wanted ids are offered, those that begin with what is written first', () => {
  expect(offered('cc-by-4')[0]).toBe('CC-BY-4.0')
  expect(offered('MIT OR apache-2')[0]).toBe('Apache-2.0')
  expect(offered('(mi').slice(0, 1)).toEqual(['MIT'])
  expect(offered('')).toHaveLength(MOST_COMPLETIONS)
  expect(LICENSE_TERMS_EDITION).not.toBe('')
})

test('a licence is found by its name too', () => {
  expect(offered('Zero')).toContain('CC0-1.0')
})

test('after a licence or a bracket operators are offered, after WITH exceptions', () => {
  expect(offered('MIT ')).toEqual(['AND', 'OR', 'WITH'])
  expect(offered('(MIT) o')).toEqual(['OR'])
  expect(offered('GPL-2.0-only WITH Classp')).toEqual(['Classpath-exception-2.0'])
})

test('every licence that is offered parses', () => {
  for (const letter of 'abcdefghijklmnopqrstuvwxyz')
    for (const insert of offered(letter)) expect(parseExpression(insert), insert).toMatchObject({ ok: true })
})
