import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { placeFaults } from '#app/_forms/form-state.ts'
import { controlsOf, fieldsOf } from '#app/_forms/spec.ts'
import type { FormValues } from '#app/_forms/values.ts'
import { KEPT } from '#lib/assessment/example-facts.ts'
import { settleFact } from '#lib/assessment/fact-draft.ts'
import type { Member, Shape } from '#lib/assessment/fact-shape.ts'
import { shapeOf } from '#lib/assessment/fact-shape.ts'
import { FACT_KEYS, type FactKey, valueForm } from '#lib/assessment/facts/groups.ts'
import { noneValue } from '#lib/assessment/none-value.ts'
import { QUESTIONS } from '#lib/assessment/questions.ts'
import { canonicalJson } from '#lib/canonical-json.ts'
import { Refusal } from '#lib/error.ts'
import { factForm } from './fact-form.ts'
import { factInput } from './fact-input.ts'
import { factValues, startValues } from './fact-values.ts'

const TODAY = '2026-06-05'
const through = (key: FactKey, value: unknown) =>
  settleFact(factInput(key, factValues(key, { value, evidence: [KEPT] }), TODAY, value))

test('every answer that goes through its form unchanged comes out unchanged, evidence and all', () => {
  const { snapshot: _snapshot, ...piece } = KEPT
  for (const key of FACT_KEYS) {
    const { value } = QUESTIONS[key].example
    expect(through(key, value), key).toEqual({ key, value, evidence: [piece] })
    if (QUESTIONS[key].none !== null) expect(through(key, noneValue(key)).value, key).toEqual(noneValue(key))
  }
})

/** A value with nothing in it where that is no answer: its form refuses it. */
const saysNothing = (key: FactKey, value: unknown) =>
  ['contributor-terms', 'release-schema'].includes(key) && canonicalJson(value) === canonicalJson(noneValue(key))

test('so does any other answer that a form can hold', () => {
  for (const key of FACT_KEYS)
    fc.assert(
      fc.property(anyValue(shapeOf(key)), (value) => {
        const parsed = valueForm(key).safeParse(value)
        fc.pre(parsed.success && !saysNothing(key, parsed.data))
        expect(through(key, parsed.data).value, key).toEqual(parsed.data)
      }),
      { numRuns: 8 },
    )
})

test('every value that a form holds has a control of its own', () => {
  for (const key of FACT_KEYS) {
    const values = factValues(key, { value: QUESTIONS[key].example.value, evidence: [KEPT] })
    const controls = controlsOf(fieldsOf(factForm(key)), values).map(({ name }) => name)
    const shown = Object.keys(values).filter((name) => !name.endsWith('.about'))
    expect(new Set(controls).size, key).toBe(controls.length)
    expect(
      shown.filter((name) => !controls.includes(name)),
      key,
    ).toEqual([])
  }
})

test('a form is filled in with a row for each source; a row of which nothing is said is none', () => {
  const start = startValues('acquisition', ['Hydrophones', 'Letters'], 50)
  const written: FormValues = { ...start, 'value.sources.1.method': ['Copied.'] }
  expect(factInput('acquisition', written, TODAY, null).value).toEqual({
    sources: [{ source: 'Letters', method: 'Copied.' }],
  })
  expect(startValues('acquisition', ['A', 'B', 'C'], 2)).toEqual({})
  expect(startValues('access', ['A'], 50)).toEqual({})
})

test('rows that are too many for a form stay as they are', () => {
  const rows = Array.from({ length: 60 }, (_, place) => ({ source: `s${place}`, reason: 'r', url: null }))
  const value = { sources: rows }
  const values = factValues('selection', { value, evidence: [] })
  expect(values).toEqual({ 'value.sources.kept': ['60'] })
  expect(factInput('selection', values, TODAY, value).value).toEqual(value)
})

const issuesOf = (key: FactKey, values: FormValues) => {
  try {
    settleFact(factInput(key, values, TODAY, null))
  } catch (error) {
    if (error instanceof Refusal) return placeFaults(error.issues, controlsOf(fieldsOf(factForm(key)), values))
    throw error
  }
  return []
}

test('nothing written is no answer; that there is none is one; both at once are refused', () => {
  expect(issuesOf('partners', {})[0]?.field).toBe('none')
  expect(issuesOf('access', {})[0]?.message).toContain('Nothing is written yet')
  expect(issuesOf('partners', { none: ['yes'] })).toEqual([])
  const both = { none: ['yes'], 'value.partners.0.name': ['Ada'] }
  expect(issuesOf('partners', both)[0]).toMatchObject({ field: 'none' })
})

test('numbers are read as people write them, and people who were paid are there once that is ticked', () => {
  const share = { 'value.share.unit': ['records'], 'value.share.value': ['12.5 %'], 'value.flagColumn': ['made'] }
  expect(factInput('generated-share', share, TODAY, null).value).toMatchObject({ share: { value: 0.125 } })
  expect(factInput('contributor-terms', { 'value.workers': ['yes'] }, TODAY, null).value).toEqual({ workers: {} })
})

const TEXT = fc.string({ minLength: 1, maxLength: 12 }).map((text) => `x${text.replace(/[^\w .]/g, '')}x`)

function anyValue(members: readonly Member[]): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(Object.fromEntries(members.map(({ name, shape }) => [name, memberValue(shape)])))
}

function memberValue(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'address':
      return fc.constantFrom('https://example.org/a', 'http://example.org/?b=%20c')
    case 'date':
      return fc.constantFrom('2026-02-28', '2024-02-29')
    case 'digest':
      return fc.constant(`sha256:${'a'.repeat(64)}`)
    case 'number':
      return fc.constantFrom(0, 1, 0.25, 1_300_000)
    case 'flag':
      return fc.boolean()
    case 'choice':
      return fc.constantFrom(...shape.options)
    case 'choices':
      return fc
        .uniqueArray(fc.constantFrom(...shape.options))
        .map((some) => shape.options.filter((one) => some.includes(one)))
    case 'words':
      return fc.array(TEXT, { minLength: 1, maxLength: 3 })
    case 'rows':
      return fc.array(anyValue(shape.of), { minLength: 1, maxLength: 3 })
    case 'parts':
      return fc.option(anyValue(shape.of))
    case 'each':
      return fc.record(Object.fromEntries(shape.names.map((name) => [name, anyValue(shape.of)])), { requiredKeys: [] })
    default:
      return fc.oneof(TEXT, fc.constant('en'))
  }
}
