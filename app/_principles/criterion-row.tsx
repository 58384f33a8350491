import { type Fact, Facts } from '#app/_ui/facts.tsx'
import { StatementRow } from '#app/_ui/statement-row.tsx'
import type { Criterion } from '#lib/assessment/rubric.ts'
import { criterionAnchor } from './outcomes.ts'

/** A criterion as it stands in the rubric: the question, what each outcome means, its thresholds, its facts and what it rests on. */
export function CriterionRow({ criterion }: { criterion: Criterion }) {
  const { id, title, question, means, facts, restsOn, evidence, mend } = criterion
  const rows: Fact[] = [
    { term: '1, true', value: means.true },
    { term: '0.5, partly', value: means.partly },
    { term: '0, false', value: means.false },
    { term: 'Not applicable', value: means['not-applicable'] ?? 'Never: this one always applies' },
    ...thresholdsOf(criterion),
    { term: 'Evidence', value: evidence },
    { term: 'To mend it', value: mend.says },
    { term: 'Decided by', value: <code>{facts.join(', ')}</code> },
    { term: 'Rests on', value: restsOn },
  ]
  return (
    <div id={criterionAnchor(id)}>
      <StatementRow name={`${id} ${title}`} why={question} evidence={<Facts facts={rows} />} />
    </div>
  )
}

/** The thresholds that the probe reads; a long list of words opens. */
function thresholdsOf({ thresholds }: Criterion): Fact[] {
  const all = Object.entries(thresholds).map(
    ([name, value]) => `${name}: ${typeof value === 'number' ? value : value.join(', ')}`,
  )
  if (all.length === 0) return []
  const text = all.join('; ')
  const value =
    text.length < 200 ? (
      text
    ) : (
      <details>
        <summary>{Object.keys(thresholds).join(', ')}</summary>
        {text}
      </details>
    )
  return [{ term: 'Thresholds', value }]
}
