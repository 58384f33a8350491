import { Section } from '#app/_ui/section.tsx'
import type { FindingAnswer } from '#lib/assessment/answer.ts'
import { criterionOf } from '#lib/assessment/rubric.ts'
import { printBounds } from '#lib/assessment/score-bounds.ts'
import type { ScoreExport } from '#lib/assessment/scorecard.ts'
import { FindingRow, type RemedyHref, type Replies } from './finding-row.tsx'
import { findingsOf } from './outcomes.ts'

type CriteriaProps = {
  document: ScoreExport
  answers: readonly FindingAnswer[]
  remedyHref: RemedyHref
  replies: Replies
  /** The criterion that stands unfolded, because something is said to it. */
  open: string | null
}

/** Principle by principle, every criterion: what was found and why, and, unfolded, its evidence, its remedy and what was answered. */
export function CriteriaSections({ document: { score, rubric }, answers, remedyHref, replies, open }: CriteriaProps) {
  return score.sums.principles.map((sum) => {
    const principle = rubric.principles.find(({ id }) => id === sum.principle)
    return (
      <Section
        key={sum.principle}
        id={sum.principle}
        title={`${sum.principle} ${principle?.name ?? ''}`}
        right={`${printBounds(sum)}, ${sum.decided} of ${sum.applicable} decided`}
        intro={principle?.content ?? ''}
      >
        {findingsOf(score.findings, sum.principle).map((finding) => (
          <FindingRow
            key={finding.criterion}
            finding={finding}
            criterion={criterionOf(finding.criterion, rubric)}
            answers={answers.filter(({ criterion }) => criterion === finding.criterion)}
            asOf={score.asOf}
            remedyHref={remedyHref}
            replies={replies}
            isOpen={open === finding.criterion}
          />
        ))}
      </Section>
    )
  })
}
