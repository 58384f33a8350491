import { FACT_KEYS, type FactKey } from './facts/groups.ts'
import { PRINCIPLES, type PrincipleId } from './finding.ts'
import { COMMUNITY } from './questions/community.ts'
import { DIVERSITY } from './questions/diversity.ts'
import { HARM } from './questions/harm.ts'
import { OPENNESS } from './questions/openness.ts'
import { PRESERVATION } from './questions/preservation.ts'
import type { FactQuestion } from './questions/question.ts'
import { RECIPROCITY } from './questions/reciprocity.ts'
import { REPRODUCIBILITY } from './questions/reproducibility.ts'
import { type Criterion, RUBRIC } from './rubric.ts'

/** The question that each group of facts answers. */
export const QUESTIONS: Readonly<Record<FactKey, FactQuestion>> = {
  ...OPENNESS,
  ...REPRODUCIBILITY,
  ...HARM,
  ...DIVERSITY,
  ...RECIPROCITY,
  ...COMMUNITY,
  ...PRESERVATION,
}

/** The criteria that a group decides, or helps to decide, in the order of the rubric. */
export function criteriaOf(key: FactKey): Criterion[] {
  return RUBRIC.criteria.filter(({ facts }) => facts.includes(`recorded/${key}`))
}

/** The principle under which a group is asked: that of the criterion that it mends, else of the first that it decides. */
export function principleOf(key: FactKey): PrincipleId {
  const criteria = criteriaOf(key)
  const found = criteria.find(({ mend }) => mend.fact === key) ?? criteria[0]
  if (found === undefined) throw new Error(`No criterion rests on the fact "${key}".`)
  return found.principle
}

const NAMED = RUBRIC.criteria.flatMap(({ facts }) => facts.map((fact) => fact.replace(/^recorded\//, '')))

/** All questions in the order of the guided form: by principle, within one by criterion, attestations after what they excuse from. */
export const QUESTION_ORDER: readonly FactKey[] = PRINCIPLES.flatMap((principle) => {
  const own = FACT_KEYS.filter((key) => principleOf(key) === principle)
  const inOrder = own.sort((a, b) => NAMED.indexOf(a) - NAMED.indexOf(b))
  const isAttested = (key: FactKey) => key.startsWith('attested-')
  return [...inOrder.filter((key) => !isAttested(key)), ...inOrder.filter(isAttested)]
})

/** The attestations that excuse from what this group mends: with one of them it leaves the sum. */
export function attestationsBeside(key: FactKey): FactKey[] {
  const mended = criteriaOf(key).filter(({ mend }) => mend.fact === key)
  const facts = new Set(mended.flatMap((criterion) => criterion.facts))
  return FACT_KEYS.filter((one) => one.startsWith('attested-') && facts.has(`recorded/${one}`))
}
