import { expect, test } from '@playwright/test'
import { Refusal } from '../error.ts'
import { fact } from './example-facts.ts'
import { FACT_KEYS } from './facts/groups.ts'
import { draftsOf, FACTS_FORMAT, FactsDocument, FactsInput } from './facts-document.ts'
import { factsTemplate } from './facts-template.ts'
import { QUESTIONS } from './questions.ts'

const VERSION = `sha256:${'a'.repeat(64)}`

test('what is given out can come in again: the same drafts, evidence and all', () => {
  const document = FactsDocument.parse({
    format: FACTS_FORMAT,
    version: VERSION,
    dataset: 'lab/whales',
    facts: Object.fromEntries(FACT_KEYS.map((key) => [key, fact(QUESTIONS[key].example.value)])),
    missing: [],
    history: [{ key: 'access', value: null, evidence: [], by: 'Ada', at: '2026-06-01T00:00:00Z' }],
  })
  const drafts = draftsOf(FactsInput.parse(JSON.parse(JSON.stringify(document))), VERSION)
  expect(drafts.map(({ key, value }) => [key, value])).toEqual(
    FACT_KEYS.map((key) => [key, QUESTIONS[key].example.value]),
  )
  expect(drafts[0]?.evidence).toMatchObject([{ quote: 'As it stood.' }])
  expect(drafts[0]?.evidence[0]).not.toHaveProperty('snapshot')
})

test('a template says nothing until a value is given; with one it records that group alone', () => {
  const template = factsTemplate({ version: VERSION, dataset: 'lab/whales', sources: ['Hydrophones'] })
  expect(Object.keys(template.facts)).toHaveLength(38)
  expect(template.facts.acquisition).toMatchObject({ start: { sources: [{ source: 'Hydrophones' }] } })
  expect(() => draftsOf(FactsInput.parse(template), VERSION)).toThrow(Refusal)
  const written = { ...template, facts: { ...template.facts, lessons: { value: { reportsLimits: true } } } }
  expect(draftsOf(FactsInput.parse(written), VERSION)).toEqual([
    { key: 'lessons', value: { url: null, reportsLimits: true }, evidence: [] },
  ])
  expect(() => FactsInput.parse(factsTemplate(null))).not.toThrow()
})

test('every fault of every group is told at once, each with its place', () => {
  const parsed = FactsInput.safeParse({
    facts: { access: { value: { mode: 'open' } }, processing: { value: { steps: [{ purpose: 'x' }] } }, mood: {} },
  })
  const places = parsed.error?.issues.map(({ path }) => path.join('/'))
  expect(places).toEqual(
    expect.arrayContaining(['facts/access/value/mode', 'facts/processing/value/steps/0/name', 'facts']),
  )
})

test('null takes back, and a document about another version is refused', () => {
  const input = FactsInput.parse({ version: VERSION, facts: { lessons: { value: null } } })
  expect(draftsOf(input, VERSION)).toEqual([{ key: 'lessons', value: null, evidence: [] }])
  expect(() => draftsOf(input, `sha256:${'b'.repeat(64)}`)).toThrow('another version')
})
