import { EvidenceLines } from '#app/_principles/finding-evidence.tsx'
import { Button, ButtonLink, Buttons } from '#app/_ui/button.tsx'
import { formatPlural } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import { StatementRow } from '#app/_ui/statement-row.tsx'
import type { VersionFacts } from '#lib/assessment/facts.ts'
import { QUESTIONS } from '#lib/assessment/questions.ts'
import { isOfOneVersion } from './answers-before.ts'
import { recordReviewed } from './import-actions.ts'
import type { ImportChange } from './import-changes.ts'
import { ValueLines } from './value-lines.tsx'

const KINDS = {
  new: 'New',
  changed: 'Changes what is recorded',
  same: 'Recorded already',
  'taken-back': 'Takes back what is recorded',
} as const

type ReviewProps = {
  changes: readonly ImportChange[]
  facts: VersionFacts
  document: string
  again: string
  /** Of which version the answers were given first, if not of this one. */
  from: string | null
}

/** What was understood of a document, group by group, beside what is recorded; what is ticked is recorded as a whole, or not at all. */
export function ImportReview({ changes, facts: { recorded, version }, document, again, from }: ReviewProps) {
  const count = changes.filter(({ kind }) => kind !== 'same').length
  return (
    <Section
      title={from === null ? 'What was understood' : `What was said of ${from}`}
      id="review"
      right={formatPlural(changes.length, 'answer', 'answers')}
      intro={
        from === null
          ? 'Nothing is recorded yet. What is ticked is recorded as a whole, or not at all.'
          : 'Nothing is recorded yet. Look at each: is it so of this version too? What was measured or looked up is not ticked.'
      }
    >
      <form action={recordReviewed}>
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="document" value={document} />
        {changes.map((change) => (
          <StatementRow
            key={change.key}
            name={QUESTIONS[change.key].title}
            why={QUESTIONS[change.key].asks}
            evidence={<Understood change={change} before={recorded[change.key]?.value} />}
          >
            <Take change={change} isTicked={from === null || !isOfOneVersion(change.key)} />
          </StatementRow>
        ))}
        <div className="mt-5">
          <Buttons>
            {count > 0 && <Button look="main">Record what is ticked</Button>}
            <ButtonLink href={again}>Read another document</ButtonLink>
          </Buttons>
        </div>
      </form>
      {count === 0 && <p className="second mt-3">All of it is recorded already.</p>}
    </Section>
  )
}

function Take({ change: { key, kind }, isTicked }: { change: ImportChange; isTicked: boolean }) {
  if (kind === 'same') return <p className="small second m-0">{KINDS.same}</p>
  const id = `take-${key}`
  return (
    <div className="check small">
      <input type="checkbox" className="box" id={id} name="take" value={key} defaultChecked={isTicked} />
      <label htmlFor={id}>
        <b>{KINDS[kind]}</b>
        <span className="vh">{`: ${QUESTIONS[key].title}`}</span>
      </label>
    </div>
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
