import { expect, test } from '@playwright/test'
import { combinePreferences } from './combine.ts'
import type { Profile, UsageLeaf } from './preference.ts'
import { readTdmAi } from './tdm-ai.ts'

const ISCC = 'ISCC:EXAMPLE5QH7FTV7N5YVD5UMF4TUKFFGDGCOI4UDFKE4FNPW6C3L7J2Y'
const read = (text: string) =>
  readTdmAi({ mechanism: 'tdm-ai', location: 'https://registry.example/1', body: Buffer.from(text), headers: [] })
const value = (declaration: unknown, leaf: UsageLeaf, profile: Profile = 'literal') => {
  const { statements } = read(JSON.stringify(declaration))
  return combinePreferences({ statements, context: { identities: [] } }, profile)[leaf].value
}

test('an update does not lift what another declaration denies, since nobody knows whether one party made both', () => {
  const list = [
    { iscc: ISCC, all: 'false' },
    { iscc: ISCC, all: 'true', intent: 'update', reference: 'bafy' },
  ]
  expect(value(list, 'train-gen')).toBe('deny')
})

test('a value that the schema does not know inherits nothing by the letter', () => {
  expect(value({ iscc: ISCC, all: 'true', 'train-ai': false }, 'train-gen')).toBe('unspecified')
  expect(value({ iscc: ISCC, all: 'true', 'train-ai': false }, 'train-gen', 'protective')).toBe('deny')
  expect(value({ iscc: ISCC, all: 'false', 'train-ai': true }, 'train-gen')).toBe('unspecified')
  expect(value({ iscc: ISCC, all: 'false', 'train-ai': true }, 'train-gen', 'protective')).toBe('deny')
  expect(value({ iscc: ISCC, all: true }, 'tdm-other')).toBe('unspecified')
})

test('what was written, where, is kept', () => {
  expect(read(JSON.stringify([{}, { iscc: ISCC, all: 'false', search: 'true' }])).statements[0]?.evidence).toEqual([
    { location: 'https://registry.example/1', locator: '/1/all', quote: '"all": "false"' },
    { location: 'https://registry.example/1', locator: '/1/search', quote: '"search": "true"' },
  ])
})

test('a near match is flagged for a person, and never grants', () => {
  const near = { iscc: ISCC, all: 'true', 'train-genai': 'false', match: 'similarity 0.99' }
  expect(read(JSON.stringify(near)).flags).toEqual(['near-match'])
  expect(value(near, 'tdm-other', 'protective')).toBe('unspecified')
  expect(value(near, 'train-gen', 'protective')).toBe('deny')
  expect(value({ ...near, match: 'exact' }, 'tdm-other')).toBe('allow')
})

for (const [text, flag] of [
  ['{', 'malformed'],
  ['', 'malformed'],
  ['1', 'malformed'],
  ['[[]]', 'malformed'],
  [`${'['.repeat(1_000_000)}`, 'malformed'],
  ['{"all":"false"}', 'no-iscc'],
  ['{"iscc":" ","all":"false"}', 'no-iscc'],
] as const)
  test(`no declaration says nothing: ${text.slice(0, 30)}`, () => {
    expect(read(text)).toEqual({ statements: [], flags: [flag] })
  })
