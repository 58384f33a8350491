import type { ReactNode } from 'react'
import { Facts } from '#app/_ui/facts.tsx'
import { formatShare } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import type { FindingAnswer } from '#lib/assessment/answer.ts'
import type { Finding, Remedy } from '#lib/assessment/finding.ts'
import type { Criterion } from '#lib/assessment/rubric.ts'
import { AnswerLines } from './answer-lines.tsx'
import { FindingEvidence } from './finding-evidence.tsx'
import { criterionAnchor, OUTCOME_COUNTS, OUTCOME_DISC } from './outcomes.ts'

/** Where a remedy is carried out, null where there is no page for it. */
export type RemedyHref = (criterion: string, remedy: Remedy) => string | null

/** What a finding and its answers offer to who may say something: under an answer, and under the finding. */
export type Replies = { toAnswer: (answer: FindingAnswer) => ReactNode; toFinding: (criterion: string) => ReactNode }

type RowProps = {
  finding: Finding
  criterion: Criterion
  answers: readonly FindingAnswer[]
  asOf: string
  remedyHref: RemedyHref
  replies: Replies
  isOpen: boolean
}

/** Finding and reason in a line; unfolded: the question, the evidence, the remedy, and the answers of maintainers. */
export function FindingRow({ finding, criterion, answers, asOf, remedyHref, replies, isOpen }: RowProps) {
  const { outcome, reason, remedy } = finding
  return (
    <details className="finding" open={isOpen}>
      <summary>
        <FoundMark found={OUTCOME_DISC[outcome]} />
        <b>{`${criterion.id} ${criterion.title}`}</b>
        <span className="why">{reason}</span>
      </summary>
      {/* The anchor is within what is folded, so that a link to it unfolds it. */}
      <div id={criterionAnchor(criterion.id)}>
        <p className="mb-3">{criterion.question}</p>
        <FindingEvidence finding={finding} asOf={asOf} />
        <AnswerLines answers={answers} toAnswer={replies.toAnswer} />
        {replies.toFinding(criterion.id)}
        <div className="mt-4">
          <Facts
            facts={[
              ...(remedy === null
                ? []
                : [{ term: 'To mend it', value: <Mend remedy={remedy} href={remedyHref(criterion.id, remedy)} /> }]),
              { term: 'In the sum', value: countsOf(finding) },
              { term: 'Rests on', value: criterion.restsOn },
              { term: 'Evidence that counts', value: criterion.evidence },
            ]}
          />
        </div>
      </div>
    </details>
  )
}

function Mend({ remedy, href }: { remedy: Remedy; href: string | null }) {
  return (
    <>
      {remedy.says}
      {href !== null && (
        <>
          {' '}
          <a href={href}>{remedy.fact === null ? 'Go there' : 'Answer the question'}</a>
        </>
      )}
    </>
  )
}

function countsOf({ outcome, capped, share }: Finding): string {
  const counted = share === null ? '' : `, ${formatShare(share.value)} by ${share.unit}`
  const cap = capped ? '. Everything asked for is said; without valid evidence it counts half' : ''
  return `It ${OUTCOME_COUNTS[outcome]}${counted}${cap}.`
}
