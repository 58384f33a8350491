import { expect, test } from '@playwright/test'
import { digestOf } from '../digest.ts'
import { checkRecord } from './check-record.ts'
import { runDraft, SMALL_T6 } from './example-run.ts'
import { GradMimicConfiguration } from './grad-mimic-record.ts'
import type { RecordedRun } from './missing.ts'
import { RunDraft } from './schema.ts'
import { T6Configuration } from './t6-record.ts'

function recorded(over: Partial<RecordedRun>): RecordedRun {
  const { inputs, code, engine, seeds } = runDraft()
  return { kind: 'other', configuration: {}, result: null, inputs, code, engine, seeds, traced: 0, ...over }
}

const t6 = (result: Record<string, unknown>, configuration: unknown = SMALL_T6) =>
  checkRecord(
    recorded({ kind: 't6', configuration: T6Configuration.parse(configuration), result: { evals: [], ...result } }),
  )
const outcomes = (checked: ReturnType<typeof checkRecord>) =>
  Object.fromEntries(checked.arithmetic.map(({ what, outcome }) => [what, outcome]))

test('the paper’s small T6: 124M is a rounding, 50B tokens are not what the batch gives', () => {
  const found = t6({ parameterCount: 124_000_000, tokens: 50_000_000_000, cacheBytesPerToken: 9408 })
  expect(
    found.arithmetic.map(({ what, claimed, recomputed, outcome }) => [what, claimed, recomputed, outcome]),
  ).toEqual([
    ['Weights of what was trained on', 1, 1, 'agrees'],
    ['Parameters', 124_000_000, 124_342_272, 'rounds'],
    ['Numbers cached for each token and layer', null, 392, 'not-claimed'],
    ['Bytes cached for each token', 9408, 9408, 'agrees'],
    ['Tokens for each step', null, 491_520, 'not-claimed'],
    ['Tokens trained on', 50_000_000_000, 49_152_000_000, 'differs'],
  ])
})

test('what is missing makes a claim unknown, never wrong, and is named', () => {
  const { RQ: _rank, ...model } = SMALL_T6.model
  const found = t6({ parameterCount: 124_000_000, tokens: 5 }, { model })
  expect(outcomes(found)).toEqual({
    'Weights of what was trained on': 'agrees',
    Parameters: 'unknown',
    'Tokens trained on': 'unknown',
  })
  expect(found.arithmetic.find(({ what }) => what === 'Parameters')?.how).toBe('The model lacks RQ.')
  expect(found.arithmetic.find(({ what }) => what === 'Tokens trained on')?.how).toContain('/optim/steps')
})

test('what a repetition needs and the record does not say', () => {
  const at = t6({}).missing.map((part) => part.at)
  expect(at).toEqual([
    '/code',
    '/seeds',
    '/configuration/tokenizer/vocabDigest',
    '/configuration/data/shards',
    '/configuration/data/packing',
    '/configuration/model/rope',
    '/configuration/init',
    '/configuration/batch/rngAlgorithm',
    '/engine',
    '/trace',
  ])
  const loose = checkRecord(recorded({ inputs: runDraft({ inputs: [{ role: 'training', name: 'c4' }] }).inputs }))
  expect(loose.missing[0]).toEqual({ at: '/inputs/0/version', why: expect.stringContaining('c4 is named without') })
})

test('a filter’s counts, share, steps and figures are recomputed', () => {
  const configuration = GradMimicConfiguration.parse({
    input: { records: 2040 },
    train: { batchSize: 32, epochs: 10 },
    labels: { noiseKind: 'symmetric', rate: 0.4, corrupted: 816 },
  })
  const result = {
    kept: 1229,
    dropped: 811,
    unknown: 0,
    steps: 640,
    keptShare: 0.602,
    sources: [],
    truth: { wrong: 816, wrongDropped: 789, precision: 0.973, recall: 0.967, f1: 0.9 },
  }
  expect(outcomes(checkRecord(recorded({ kind: 'grad-mimic', configuration, result })))).toEqual({
    'Weights of what was trained on': 'agrees',
    Records: 'agrees',
    'Share kept': 'rounds',
    Steps: 'agrees',
    'Labels made wrong': 'agrees',
    Precision: 'rounds',
    Recall: 'rounds',
    F1: 'differs',
  })
})

test('a record of which a filter could tell nothing stays: it is kept, wherever the run was made', () => {
  const told = (keptShare: number) => {
    const result = { kept: 50, dropped: 40, unknown: 10, keptShare, sources: [] }
    const configuration = GradMimicConfiguration.parse({})
    return outcomes(checkRecord(recorded({ kind: 'grad-mimic', configuration, result })))['Share kept']
  }
  expect([told(0.6), told(0.5)]).toEqual(['agrees', 'differs'])
})

test('weights that do not add up to 1 are told', () => {
  const input = (weight: number) => ({ role: 'training' as const, version: digestOf('v'), weight })
  const { inputs } = RunDraft.parse({ ...runDraft(), inputs: [input(0.5), input(0.25)] })
  expect(checkRecord(recorded({ inputs })).arithmetic).toMatchObject([
    { claimed: 1, recomputed: 0.75, outcome: 'differs' },
  ])
})
