import { expect, test } from '@playwright/test'
import { DerivedFacts } from './facts/derived.ts'
import { FACT_KEYS } from './facts/groups.ts'
import { PRINCIPLES } from './finding.ts'
import { PROBES } from './probes/index.ts'
import { criterionOf, RUBRIC } from './rubric.ts'
import { OPENNESS_AXES } from './scorecard.ts'

test('forty criteria, each once, each with its probe, in the order of the principles', () => {
  const ids = RUBRIC.criteria.map(({ id }) => id)
  expect(new Set(ids).size).toBe(40)
  expect(ids).toEqual(ids.toSorted())
  expect(PROBES.map(({ criterion }) => criterion)).toEqual(ids)
  expect(RUBRIC.criteria.every(({ id, principle }) => principle === `P${id[0]}`)).toBe(true)
  expect(RUBRIC.principles.map(({ id }) => id)).toEqual(PRINCIPLES)
})

test('what decides a criterion is a fact that there is', () => {
  const known = new Set([
    'asOf',
    ...FACT_KEYS.map((key) => `recorded/${key}`),
    ...Object.keys(DerivedFacts.shape).map((member) => `derived/${member}`),
  ])
  expect(RUBRIC.criteria.flatMap(({ facts }) => facts).filter((fact) => !known.has(fact))).toEqual([])
})

test('every fact that people record decides something', () => {
  const deciding = new Set(RUBRIC.criteria.flatMap(({ facts }) => facts))
  expect(FACT_KEYS.filter((key) => !deciding.has(`recorded/${key}`))).toEqual([])
})

test('each remedy leads to one place: a group that the criterion rests on, or a page', () => {
  for (const { id, mend, facts } of RUBRIC.criteria) {
    expect((mend.fact === null) !== (mend.place === null), id).toBe(true)
    if (mend.fact !== null) expect(facts, id).toContain(`recorded/${mend.fact}`)
  }
})

test('in each principle one criterion at least always applies, so that none can vanish', () => {
  for (const principle of PRINCIPLES)
    expect(
      RUBRIC.criteria.some((one) => one.principle === principle && one.means['not-applicable'] === null),
      principle,
    ).toBe(true)
})

test('the three axes rest on criteria of the rubric', () => {
  expect(RUBRIC.axes.map(({ axis }) => axis)).toEqual(OPENNESS_AXES)
  for (const { needs } of RUBRIC.axes)
    for (const { criterion } of needs) expect(criterionOf(criterion).id).toBe(criterion)
})

test('a criterion that is not in the rubric is a bug of whoever asks', () => {
  expect(() => criterionOf('8.1')).toThrow('no criterion 8.1')
})
