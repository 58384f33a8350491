import { DataTable } from '#app/_ui/data-table.tsx'
import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { formatDay, formatTime } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import type { ListedScore } from '#db/queries/list-scores.ts'
import { formatMean } from './outcomes.ts'

type HistoryProps = { page: string; history: readonly ListedScore[]; shown: string }

/** Every score that this version was ever given, newest first: none is rewritten. */
export function HistorySection({ page, history, shown }: HistoryProps) {
  return (
    <Section
      title="History"
      id="history"
      intro="A score is frozen under version, rubric, day and facts. A later assessment is a new one beside it."
    >
      <DataTable
        caption="Scores of this version, newest first"
        captionFor="screen-readers"
        columns={[
          {
            key: 'asOf',
            head: 'As of',
            names: true,
            cell: ({ asOf, digest }: ListedScore) => (
              <a href={`${page}?score=${digest}`} aria-current={digest === shown ? 'true' : undefined}>
                {formatDay(asOf)}
              </a>
            ),
          },
          { key: 'shown', head: 'Shown', cell: ({ digest }) => (digest === shown ? 'here' : '') },
          { key: 'minimum', head: 'Lowest', align: 'right', cell: ({ minimum }) => formatMean(minimum) },
          { key: 'mean', head: 'Mean', align: 'right', cell: ({ mean }) => formatMean(mean) },
          { key: 'rubric', head: 'Rubric', cell: ({ rubric }) => rubric },
          { key: 'by', head: 'Assessed by', cell: ({ by }) => by },
          { key: 'at', head: 'At', cell: ({ at }) => formatTime(at) },
          { key: 'digest', head: 'Score', cell: ({ digest }) => <DigestChip digest={digest} look="bare" /> },
        ]}
        rows={history}
        rowKey={({ digest }) => digest}
      />
    </Section>
  )
}
