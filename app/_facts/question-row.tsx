import { formatDate, formatPlural } from '#app/_ui/format.ts'
import { StatementRow } from '#app/_ui/statement-row.tsx'
import type { FactKey } from '#lib/assessment/facts/groups.ts'
import type { RecordedFact } from '#lib/assessment/facts/recorded.ts'
import type { Finding } from '#lib/assessment/finding.ts'
import { QUESTIONS } from '#lib/assessment/questions.ts'
import { EffectLines } from './effect-lines.tsx'
import { effectsOf } from './effects.ts'

type RowProps = { of: FactKey; href: string; fact: RecordedFact | undefined; findings: readonly Finding[] }

/** One question of the list: whether it is answered, by whom, and which criteria it bears on. */
export function QuestionRow({ of, href, fact, findings }: RowProps) {
  const { title, asks } = QUESTIONS[of]
  return (
    <StatementRow
      name={<a href={href}>{title}</a>}
      why={asks}
      evidence={<EffectLines effects={effectsOf(of, findings, fact !== undefined)} />}
    >
      <p className="small m-0">
        {fact === undefined ? <span className="second">Not answered</span> : <b>{told(fact)}</b>}
      </p>
    </StatementRow>
  )
}

function told({ by, at, evidence }: RecordedFact): string {
  const count = formatPlural(evidence.length, 'piece of evidence', 'pieces of evidence')
  return `Answered by ${by} on ${formatDate(at)}, ${evidence.length === 0 ? 'without evidence' : `with ${count}`}`
}
