import { expect, test } from '@playwright/test'
import { changedParts, InputState } from './input-state.ts'

const then = InputState.parse({
  at: '2026-11-01T00:00:00Z',
  status: 'published',
  license: { expression: 'CC-BY-4.0', kind: 'declared' },
  preferences: null,
  copies: null,
})

test('what was known is compared by its value, whatever the order of its members and the moment', () => {
  const later = { ...then, at: '2026-12-01T00:00:00Z', license: { kind: 'declared', expression: 'CC-BY-4.0' } as const }
  expect(changedParts(then, later)).toEqual([])
})

test('what has changed is named in a settled order; that nobody had read the signals is another state than none disallowed', () => {
  const preferences = { records: 4, allowed: 0, disallowed: 0, unknown: 4 }
  expect(changedParts(then, { ...then, copies: 0, preferences, status: 'withdrawn' })).toEqual([
    'status',
    'preferences',
    'copies',
  ])
})

test('what the copies come to changes too: a copy that is damaged is still one copy', () => {
  const kept = { ...then, copies: 1, archive: 'single-copy' as const }
  expect(changedParts(kept, { ...kept, archive: 'damaged' })).toEqual(['archive'])
  expect(changedParts({ ...then, copies: 1 }, kept)).toEqual([])
})
