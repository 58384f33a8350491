import { expect, test } from '@playwright/test'
import { SCORE_FLAGS } from '../assessment/scorecard.ts'
import { digestOf } from '../digest.ts'
import { type FlaggedInput, RUN_FLAGS, referenceOf, runFlags } from './flags.ts'

const input = (over: Partial<FlaggedInput> = {}): FlaggedInput => ({
  role: 'training',
  name: 'lab/whales 1',
  version: digestOf('v'),
  withdrawnAt: null,
  disallowed: null,
  ...over,
})
const codes = (inputs: FlaggedInput[], kind: 'grad-mimic' | 'other' = 'other') =>
  runFlags({ kind, startedAt: '2026-11-02T00:00:00Z', inputs }).map(({ code }) => code)

test('a version withdrawn before the run began raises a flag, one withdrawn after does not', () => {
  expect(codes([input({ withdrawnAt: '2026-11-01T00:00:00+02:00' })])).toEqual(['run-consumes-withdrawn-version'])
  expect(codes([input({ withdrawnAt: '2026-11-03T00:00:00Z' })])).toEqual([])
})

test('an input without a digest raises a flag', () => {
  const [flag] = runFlags({ kind: 'other', startedAt: null, inputs: [input({ version: null, name: 'c4' })] })
  expect(flag).toMatchObject({ code: 'run-consumed-unpinned-version', raisedBy: ['c4'] })
})

test('a filter’s reference model: disallowed data, unknown data, data that was never read for signals', () => {
  const reference = (over: Partial<FlaggedInput>) => input({ role: 'reference-training', ...over })
  expect(codes([input()], 'grad-mimic')).toEqual(['reference-model-provenance-unknown'])
  expect(codes([input()])).toEqual([])
  expect(codes([reference({ disallowed: 3 })], 'grad-mimic')).toEqual(['reference-model-trained-on-disallowed-data'])
  expect(codes([reference({ disallowed: 0 })], 'grad-mimic')).toEqual([])
  const of = (...inputs: FlaggedInput[]) => referenceOf({ kind: 'grad-mimic', inputs })
  expect([of(reference({ disallowed: 0 })), of(reference({})), of(reference({ version: null }))]).toEqual([
    'clear',
    null,
    'unknown',
  ])
})

test('each flag of a run is one of a version’s score', () => {
  for (const code of RUN_FLAGS) expect(SCORE_FLAGS).toContain(code)
})
