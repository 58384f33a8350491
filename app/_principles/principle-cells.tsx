import type { Finding } from '#lib/assessment/finding.ts'
import { OUTCOME_DISC } from './outcomes.ts'

const SPOKEN = { yes: 'yes', partly: 'partly', no: 'no', unknown: 'unknown', na: 'not applicable' } as const

/** One cell for each criterion of a principle: full is yes, half partly, struck no, hatched unknown, a dash not applicable. */
export function PrincipleCells({ findings }: { findings: readonly Pick<Finding, 'criterion' | 'outcome'>[] }) {
  const spoken = findings.map(({ criterion, outcome }) => `${criterion} ${SPOKEN[OUTCOME_DISC[outcome]]}`).join(', ')
  return (
    <span className="cells" role="img" aria-label={spoken}>
      {findings.map(({ criterion, outcome }) => (
        <i key={criterion} className={`c-${OUTCOME_DISC[outcome]}`} />
      ))}
    </span>
  )
}
