import { expect, test } from '@playwright/test'
import { combinePreferences } from './combine.ts'
import { PreferenceStatement } from './preference.ts'
import { MAX_ALIKE, withoutRepetition } from './repetition.ts'

const said = (line: number, effect: 'allow' | 'deny', location = 'https://a.example/robots.txt') =>
  PreferenceStatement.parse({
    id: `content-usage:line ${line}`,
    mechanism: 'content-usage',
    effects: { search: effect },
    basis: 'explicit',
    addressee: '*',
    evidence: [{ location, locator: `line ${line}`, quote: '' }],
  })

test('what a place says again and again is kept ten times, and what differs in anything stays', () => {
  const many = Array.from({ length: 50 }, (_, line) => said(line, 'allow'))
  const others = [said(90, 'deny'), said(91, 'allow', 'https://a.example/x')]
  expect(withoutRepetition([...many, ...others])).toEqual([...many.slice(0, MAX_ALIKE), ...others])
})

test('what follows is the same', () => {
  const many = Array.from({ length: 50 }, (_, line) => said(line, line === 49 ? 'deny' : 'allow'))
  const decide = (statements: PreferenceStatement[]) =>
    combinePreferences({ statements, context: { identities: [] } }, 'literal').search.value
  expect(decide(withoutRepetition(many))).toBe(decide(many))
})
