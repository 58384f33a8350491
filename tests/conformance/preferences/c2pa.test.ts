import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { readC2pa } from '#lib/preference/c2pa.ts'
import { combinePreferences, toldLeaves } from '#lib/preference/combine.ts'
import type { Profile } from '#lib/preference/preference.ts'
import { arePreferencesHere, casesOf, markOf, PREFERENCES_FOLDER, SKIPPED } from './tables.ts'

const Values = z.record(z.string(), z.string())
const Assertions = z.array(z.object({ label: z.string(), data: z.unknown() }))
const Case = z.object({
  id: z.string(),
  input: z.object({ active_manifest_assertions: Assertions, validation: z.string() }),
  ingredient_assertions: Assertions.optional(),
  expected: Values,
  protective: Values.optional(),
  conditions: z.array(z.object({ leaf: z.string(), info: z.string() })).optional(),
  basis_kind: z.string(),
})

function read(report: object) {
  const body = Buffer.from(JSON.stringify(report))
  return readC2pa({ mechanism: 'c2pa', location: 'https://a.example/1.jpg', body, headers: [] })
}

function decide(report: object, profile: Profile) {
  const decision = combinePreferences({ statements: read(report).statements, context: { identities: [] } }, profile)
  return toldLeaves(decision).map((leaf) => ({ leaf, ...decision[leaf] }))
}

const valuesOf = (report: object, profile: Profile) =>
  Object.fromEntries(decide(report, profile).map(({ leaf, value }) => [leaf, value]))

test.skip(!arePreferencesHere, SKIPPED)

for (const one of casesOf('c2pa-cawg', Case)) {
  const { id, input, ingredient_assertions = [], expected, protective, conditions = [], basis_kind } = one
  const report = { ...input, ingredient_assertions }
  test(`${id}${markOf(basis_kind)}`, () => {
    expect(valuesOf(report, 'literal')).toEqual(expected)
    const told = decide(report, 'literal').flatMap(({ leaf, conditions: own }) => own.map((info) => ({ leaf, info })))
    expect(told).toEqual(conditions)
  })
  test(`${id}, protective (our interpretation)`, () => {
    expect(valuesOf(report, 'protective')).toEqual(protective ?? expected)
  })
}

test('a custom entry is kept as evidence', () => {
  const entries = { 'com.example.upscaling': { use: 'notAllowed' } }
  const report = {
    active_manifest_assertions: [{ label: 'cawg.training-mining', data: { entries } }],
    validation: 'valid',
  }
  expect(read(report).statements).toMatchObject([
    { effects: {}, evidence: [{ quote: '"com.example.upscaling": {"use":"notAllowed"}' }] },
  ])
})

test('the sample assertion is read whole', () => {
  const sample = JSON.parse(
    readFileSync(new URL('samples/cawg-training-mining-assertion.json', PREFERENCES_FOLDER), 'utf8'),
  )
  expect(valuesOf({ active_manifest_assertions: [sample], validation: 'valid' }, 'literal')).toEqual({
    'ai-input': 'deny',
    'train-gen': 'deny',
    'train-nongen': 'allow',
    'tdm-other': 'deny',
  })
})
