import { DataTable } from '#app/_ui/data-table.tsx'
import { Section } from '#app/_ui/section.tsx'
import { criterionOf } from '#lib/assessment/rubric.ts'
import type { Raise, ScoreExport } from '#lib/assessment/scorecard.ts'
import type { RemedyHref } from './finding-row.tsx'
import { criterionAnchor } from './outcomes.ts'

const FIRST = 8

type RaisesProps = { document: ScoreExport; remedyHref: RemedyHref; questions: string }

/** What would raise the score most: each criterion that is not met, by what it would add to the mean of its principle. */
export function RaisesSection({ document, remedyHref, questions }: RaisesProps) {
  const { raises } = document.score
  return (
    <Section
      title="What would raise it most"
      id="raises"
      right={<a href={questions}>All questions</a>}
      intro="Each criterion that is not met, by what meeting it in full would add to the score of its principle."
    >
      {raises.length === 0 ? (
        <p className="second">Nothing is left to mend.</p>
      ) : (
        <>
          <RaisesTable raises={raises.slice(0, FIRST)} document={document} remedyHref={remedyHref} caption="First" />
          {raises.length > FIRST && (
            <details className="mt-3">
              <summary>{`${raises.length - FIRST} more`}</summary>
              <RaisesTable raises={raises.slice(FIRST)} document={document} remedyHref={remedyHref} caption="Then" />
            </details>
          )}
        </>
      )}
    </Section>
  )
}

type TableProps = { raises: readonly Raise[]; document: ScoreExport; remedyHref: RemedyHref; caption: string }

function RaisesTable({ raises, document, remedyHref, caption }: TableProps) {
  return (
    <DataTable
      caption={caption}
      captionFor="screen-readers"
      columns={[
        {
          key: 'criterion',
          head: 'Criterion',
          names: true,
          width: '28%',
          cell: ({ criterion }: Raise) => (
            <a href={`#${criterionAnchor(criterion)}`}>
              {`${criterion} ${criterionOf(criterion, document.rubric).title}`}
            </a>
          ),
        },
        {
          key: 'remedy',
          head: 'What to do',
          cell: ({ criterion, remedy }) => <Told says={remedy.says} href={remedyHref(criterion, remedy)} />,
        },
        {
          key: 'gain',
          head: 'Adds',
          align: 'right',
          cell: ({ gain, principle }) => `${gain.toFixed(2)} to ${principle}`,
        },
      ]}
      rows={raises}
      rowKey={({ criterion }) => criterion}
    />
  )
}

function Told({ says, href }: { says: string; href: string | null }) {
  return href === null ? says : <a href={href}>{says}</a>
}
