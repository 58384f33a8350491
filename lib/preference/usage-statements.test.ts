import { expect, test } from '@playwright/test'
import { parseUsage } from './usage-dictionary.ts'
import { type UsagePlace, usageStatements } from './usage-statements.ts'

const place: UsagePlace = {
  locator: 'line 1',
  addressee: '*',
  evidence: [],
  isOld: false,
  isStricterReading: false,
}

test('labels of today and of older drafts are separate statements, and an older label never allows', () => {
  const statements = usageStatements(parseUsage('train-ai=y, ai-use=n, genai=n, inference=y, other=n'), place)
  expect(statements).toMatchObject([
    { basis: 'explicit', effects: { 'train-gen': 'allow', 'ai-input': 'deny' } },
    { basis: 'legacy', effects: { 'train-gen': 'deny' }, flags: ['legacy-label'] },
  ])
  expect(new Set(statements.map(({ id }) => id)).size).toBe(2)
})

test('a stricter reading of a file holds its denials alone, in the protective profile', () => {
  const [only, ...more] = usageStatements(parseUsage('train-ai=n, search=y'), { ...place, isStricterReading: true })
  expect(only).toMatchObject({ effects: { 'train-gen': 'deny' }, profiles: ['protective'] })
  expect(more).toEqual([])
})
