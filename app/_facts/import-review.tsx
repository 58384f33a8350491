import { EvidenceLines } from '#app/_principles/finding-evidence.tsx'
import { Button, ButtonLink, Buttons } from '#app/_ui/button.tsx'
import { formatPlural } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import { StatementRow } from '#app/_ui/statement-row.tsx'
import type { VersionFacts } from '#lib/assessment/facts.ts'
import { QUESTIONS } from '#lib/assessment/questions.ts'
import { recordReviewed } from './import-actions.ts'
import type { ImportChange } from './import-changes.ts'
import { ValueLines } from './value-lines.tsx'

const KINDS = {
  new: 'New',
  changed: 'Changes what is recorded',
  same: 'Recorded already',
  'taken-back': 'Takes back what is recorded',
} as const

type ReviewProps = { changes: readonly ImportChange[]; facts: VersionFacts; document: string; again: string }

/** What was understood of a document, group by group, beside what is recorded; it is recorded as a whole or not at all. */
export function ImportReview({ changes, facts: { recorded, version }, document, again }: ReviewProps) {
  const count = changes.filter(({ kind }) => kind !== 'same').length
  return (
    <Section
      title="What was understood"
      id="review"
      right={formatPlural(changes.length, 'answer', 'answers')}
      intro="Nothing is recorded yet. It is recorded as a whole, or not at all."
    >
      {changes.map((change) => (
        <StatementRow
          key={change.key}
          name={QUESTIONS[change.key].title}
          why={QUESTIONS[change.key].asks}
          evidence={<Understood change={change} before={recorded[change.key]?.value} />}
        >
          <p className="small m-0">
            <b>{KINDS[change.kind]}</b>
          </p>
        </StatementRow>
      ))}
      <form action={recordReviewed} className="mt-5">
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="document" value={document} />
        <Buttons>
          {count > 0 && <Button look="main">{`Record ${formatPlural(count, 'answer', 'answers')}`}</Button>}
          <ButtonLink href={again}>Read another document</ButtonLink>
        </Buttons>
      </form>
      {count === 0 && <p className="second mt-3">All of it is recorded already.</p>}
    </Section>
  )
}

function Understood({ change: { key, draft, kind }, before }: { change: ImportChange; before: unknown }) {
  return (
    <div className="small grid gap-3">
      {draft.value !== null && <ValueLines of={key} value={draft.value} />}
      {kind === 'new' && draft.evidence.length === 0 && <p className="second m-0">Without evidence.</p>}
      <EvidenceLines evidence={draft.evidence.map((piece) => ({ ...piece, snapshot: null }))} isKept={false} />
      {(kind === 'changed' || kind === 'taken-back') && (
        <details>
          <summary>What is recorded now</summary>
          <ValueLines of={key} value={before} />
        </details>
      )}
    </div>
  )
}
