import { FACT_KEYS, type FactKey, type RecordedFacts } from '#lib/assessment/facts/groups.ts'
import { criteriaOf, QUESTION_ORDER } from '#lib/assessment/questions.ts'
import type { Criterion } from '#lib/assessment/rubric.ts'

/**
 * The next question that is open: the first after this one, from the top again at the end; null where all is answered. An attestation is
 * not asked where what it excuses from is answered, and the other way round.
 */
export function nextQuestion(recorded: RecordedFacts, after: FactKey | null): FactKey | null {
  const start = after === null ? 0 : QUESTION_ORDER.indexOf(after) + 1
  const inOrder = [...QUESTION_ORDER.slice(start), ...QUESTION_ORDER.slice(0, start)]
  return inOrder.find((key) => key !== after && isOpen(recorded, key)) ?? null
}

function isOpen(recorded: RecordedFacts, key: FactKey): boolean {
  if (recorded[key] !== undefined) return false
  if (key.startsWith('attested-'))
    return !criteriaOf(key).some(({ mend }) => mend.fact !== null && recorded[mend.fact] !== undefined)
  const isExcused = ({ facts }: Criterion) =>
    FACT_KEYS.some(
      (one) => one.startsWith('attested-') && recorded[one] !== undefined && facts.includes(`recorded/${one}`),
    )
  return !criteriaOf(key).every(isExcused)
}
