import type { FactKey } from '#lib/assessment/facts/groups.ts'
import type { Finding, Outcome } from '#lib/assessment/finding.ts'
import { criteriaOf } from '#lib/assessment/questions.ts'

/** What an answer does, or would do, to one criterion as things stand. */
export type Effect = { criterion: string; title: string; outcome: Outcome; says: string }

/** What each criterion that a question bears on comes to now, and what an answer would change. */
export function effectsOf(key: FactKey, findings: readonly Finding[], isAnswered: boolean): Effect[] {
  return criteriaOf(key).flatMap(({ id, title }) => {
    const finding = findings.find(({ criterion }) => criterion === id)
    if (finding === undefined) return []
    const { outcome } = finding
    const says = isAnswered ? answered(finding) : open(key, outcome)
    return [{ criterion: id, title, outcome, says }]
  })
}

function answered({ capped, outcome }: Finding): string {
  if (capped) return 'counts half until its evidence counts'
  return outcome === 'unknown' ? 'not decided by it' : ''
}

const OPEN = {
  unknown: 'an answer raises it from unknown',
  false: 'an answer may raise it from no',
  partly: 'an answer may raise it from partly',
  true: 'met already',
  'not-applicable': 'does not apply',
} as const satisfies Record<Outcome, string>

function open(key: FactKey, outcome: Outcome): string {
  const excuses = key.startsWith('attested-') && outcome !== 'not-applicable'
  return excuses ? 'would be taken out of the sum' : OPEN[outcome]
}
