import { expect, test } from '@playwright/test'
import { pointer } from '../error.ts'
import { Evidence } from '../evidence.ts'
import { fact, someFacts } from './example-facts.ts'
import { settleFact } from './fact-draft.ts'
import { type Member, shapeOf } from './fact-shape.ts'
import { FACT_KEYS, type FactKey, RecordedFacts, valueForm } from './facts/groups.ts'
import { findAll } from './find.ts'
import { noneValue } from './none-value.ts'
import { attestationsBeside, criteriaOf, principleOf, QUESTION_ORDER, QUESTIONS } from './questions.ts'
import { RUBRIC } from './rubric.ts'

test('every fact that a criterion of the rubric names is asked for, each once, by principle', () => {
  const named = RUBRIC.criteria.flatMap(({ facts }) => facts.filter((one) => one.startsWith('recorded/')))
  for (const one of named) expect(QUESTION_ORDER.map((key) => `recorded/${key}`)).toContain(one)
  expect([...QUESTION_ORDER].sort()).toEqual([...FACT_KEYS].sort())
  const principles = QUESTION_ORDER.map(principleOf)
  expect(principles).toEqual(principles.toSorted())
})

for (const key of FACT_KEYS)
  test(`the question for ${key} has an example that is whole, and words for each member and for no other`, () => {
    const { example, members, asks, perSource } = QUESTIONS[key]
    expect(asks).toMatch(/\?$/)
    expect(valueForm(key).parse(example.value)).toEqual(example.value)
    expect(Evidence.safeParse({ source: example.source, retrievedAt: '2026-11-26' }).success).toBe(true)
    const inner = attributesOf(shapeOf(key))
    expect(Object.keys(members).sort()).toEqual(inner.map(({ place }) => place).sort())
    for (const { place, shape } of inner) {
      const { one, words } = members[place] ?? {}
      expect(one !== undefined, place).toBe(shape.kind === 'rows')
      const options = 'options' in shape ? shape.options : shape.kind === 'each' ? shape.names : []
      if (words !== undefined) expect(Object.keys(words).sort(), place).toEqual([...options].sort())
    }
    if (perSource !== undefined) expect(inner.map(({ place }) => place)).toContain(`${perSource}.source`)
  })

test('to say that there is none is an answer: it is another finding than to say nothing', () => {
  const silent = findAll(someFacts())
  for (const key of FACT_KEYS.filter((one) => QUESTIONS[one].none !== null)) {
    const recorded = RecordedFacts.parse({ [key]: fact(noneValue(key)) })
    const said = findAll(someFacts({ recorded }))
    const heard = criteriaOf(key).some(
      ({ id }) => reasonOf(said, id) !== reasonOf(silent, id) || outcomeOf(said, id) !== outcomeOf(silent, id),
    )
    expect(heard, key).toBe(true)
  }
})

test('what an attestation excuses from is asked beside it', () => {
  expect(attestationsBeside('generated-share')).toEqual(['attested-no-synthetic-content'])
  expect(attestationsBeside('access')).toEqual([])
  for (const key of FACT_KEYS.filter((one) => one.startsWith('attested-')))
    expect(criteriaOf(key).length, key).toBeGreaterThan(0)
})

test('a fault is told with its place in the value', () => {
  const parsed = valueForm('processing').safeParse({ steps: [{ name: '', countIn: -1 }] })
  expect(parsed.error?.issues.map(({ path }) => pointer(path))).toEqual(['/steps/0/name', '/steps/0/countIn'])
  expect(() => settleFact({ key: 'access', value: {}, evidence: [] })).toThrow('fact "access"')
})

type Placed = { place: string; shape: Member['shape'] }

function attributesOf(members: readonly Member[], within = ''): Placed[] {
  return members.flatMap(({ name, shape }) => {
    const place = within + name
    return [{ place, shape }, ...('of' in shape ? attributesOf(shape.of, `${place}.`) : [])]
  })
}

type Findings = ReturnType<typeof findAll>
const reasonOf = (findings: Findings, id: string) => findings.find(({ criterion }) => criterion === id)?.reason
const outcomeOf = (findings: Findings, id: string) => findings.find(({ criterion }) => criterion === id)?.outcome

test('each key of the example facts is one that may be recorded', () => {
  const all: Record<string, unknown> = Object.fromEntries(
    FACT_KEYS.map((key: FactKey) => [key, fact(QUESTIONS[key].example.value)]),
  )
  expect(Object.keys(RecordedFacts.parse(all))).toHaveLength(FACT_KEYS.length)
})
