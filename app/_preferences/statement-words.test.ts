import { expect, test } from '@playwright/test'
import { sayStatement } from './statement-words.ts'

test('a statement is told by what it disallows and allows, and why it may not count', () => {
  const effects = { 'train-gen': 'deny', search: 'allow' } as const
  expect(sayStatement({ effects, basis: 'explicit', condition: null })).toBe(
    'disallows training generative models; allows search',
  )
  expect(sayStatement({ effects: { 'train-gen': 'deny' }, basis: 'proxy', condition: 'asked' })).toBe(
    'disallows training generative models (inferred, so only in the protective reading; unless asked)',
  )
  expect(sayStatement({ effects: {}, basis: 'explicit', condition: null })).toBe('')
})
