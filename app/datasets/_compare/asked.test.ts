import { expect, test } from '@playwright/test'
import { asked } from './asked.ts'

const line = (label: string) => ({
  label,
  status: 'published' as const,
  digest: null,
  sequence: 1,
  reason: '',
  releaseDate: '2026-06-05',
  publishedAt: null,
  withdrawnAt: null,
  withdrawal: null,
  fileCount: 0,
  totalBytes: null,
  licenseExpression: 'NOASSERTION',
  licenseKind: 'declared' as const,
  licenseFamily: 'unknown' as const,
})
const dataset = { path: 'lab/whales', versions: [line('3'), line('2'), line('1')] }
const side = (label: string) => ({ path: 'lab/whales', label })

test('of two that are ticked the older comes first, however they were ticked', () => {
  const two = { kind: 'two', before: side('1'), after: side('3') }
  expect(asked({ v: ['1', '3'] }, dataset)).toEqual(two)
  expect(asked({ v: ['3', '1'] }, dataset)).toEqual(two)
})

for (const v of [['1'], ['1', '2', '3'], ['1', '9'], '2'])
  test(`${JSON.stringify(v)} ticked is told to be no pair`, () => expect(asked({ v }, dataset).kind).toBe('fault'))

test('two that are chosen keep the order of the choice', () => {
  expect(asked({ before: '3', after: '1' }, dataset)).toEqual({ kind: 'two', before: side('3'), after: side('1') })
})

test('a version of another dataset goes before the choice; what is no name of one is told', () => {
  expect(asked({ before: '3', after: '1', other: 'Lab/Songs@v1' }, dataset)).toEqual({
    kind: 'two',
    before: side('3'),
    after: { path: 'lab/songs', label: 'v1' },
  })
  expect(asked({ before: '3', other: 'songs' }, dataset).kind).toBe('fault')
})

test('nothing asked is no fault', () => expect(asked({}, dataset)).toEqual({ kind: 'nothing' }))
