import { formatDate } from '#app/_ui/format.ts'
import type { FindingAnswer } from '#lib/assessment/answer.ts'
import { EvidenceLines } from './finding-evidence.tsx'

const STANDING = {
  open: 'no auditor has spoken to it',
  accepted: 'accepted by an auditor',
  declined: 'declined by an auditor',
} as const

/** What maintainers answered to a finding, and what auditors said to that. It stands beside the finding and counts nothing. */
export function AnswerLines({ answers }: { answers: readonly FindingAnswer[] }) {
  return answers.map(({ id, note, by, at, standing, opinions, evidence }) => (
    <div key={id} className="mt-3">
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
    </div>
  ))
}
