import type { ReactNode } from 'react'
import { formatDate } from '#app/_ui/format.ts'
import type { FindingAnswer } from '#lib/assessment/answer.ts'
import { EvidenceLines } from './finding-evidence.tsx'

type LinesProps = { answers: readonly FindingAnswer[]; toAnswer: (answer: FindingAnswer) => ReactNode }

const STANDING = {
  open: 'no auditor has spoken to it',
  accepted: 'accepted by an auditor',
  declined: 'declined by an auditor',
} as const

/** What maintainers answered to a finding, and what auditors said to that. It stands beside the finding and counts nothing. */
export function AnswerLines({ answers, toAnswer }: LinesProps) {
  return answers.map((answer) => (
    <div key={answer.id} id={answerAnchor(answer.id)} className="mt-3">
      <AnswerLine answer={answer} />
      {toAnswer(answer)}
    </div>
  ))
}

/** Where an answer stands on a page. */
export function answerAnchor(id: string): string {
  return `answer-${id}`
}

function AnswerLine({ answer: { note, by, at, standing, opinions, evidence } }: { answer: FindingAnswer }) {
  return (
    <>
      <div className="ev answer">
        <q>{note}</q>
        <span className="meta">{`answered by ${by} on ${formatDate(at)}; ${STANDING[standing]}; not counted`}</span>
        {opinions.map((opinion) => (
          <span key={opinion.at} className="meta">
            {`${opinion.by} ${opinion.stance === 'accept' ? 'accepted' : 'declined'} it on ${formatDate(opinion.at)}${opinion.reason === '' ? '.' : `: ${opinion.reason}`}`}
          </span>
        ))}
      </div>
      <EvidenceLines evidence={evidence} answer={true} />
    </>
  )
}
