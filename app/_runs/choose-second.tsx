import { DataTable } from '#app/_ui/data-table.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { formatDay, formatPlural } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import type { RunAndOthers, RunBeside } from '#db/queries/list-runs-beside.ts'
import { compareHref } from './search-address.ts'
import { KIND_WORDS, STATE_WORDS } from './words.ts'

/** The runs that one may be set beside, each as a link to the two. */
export function ChooseSecond({ run, others }: RunAndOthers) {
  return (
    <Section
      title="Beside which run?"
      id="beside"
      right={<a href={`/runs/${run.id}`}>{run.name}</a>}
      intro="Runs of the same kind: first those that read what it read, then the newest."
    >
      {others.length === 0 ? (
        <Empty title={`No other ${KIND_WORDS[run.kind]} is recorded here`}>
          <p>Once there is one, it can be chosen here. Runs of another kind are named below, by their ids.</p>
        </Empty>
      ) : (
        <DataTable
          caption={`Runs to set beside ${run.name}`}
          captionFor="screen-readers"
          columns={[
            {
              key: 'name',
              head: 'Run',
              names: true,
              cell: ({ id, name }: RunBeside) => <a href={compareHref(run.id, id)}>{name}</a>,
            },
            {
              key: 'shared',
              head: 'Read alike',
              cell: ({ shared }) => (shared === 0 ? 'nothing' : formatPlural(shared, 'input', 'inputs')),
            },
            { key: 'state', head: 'State', cell: ({ state }) => STATE_WORDS[state] },
            { key: 'by', head: 'Of', cell: ({ organization }) => organization },
            { key: 'at', head: 'Recorded', align: 'right', cell: ({ recordedAt }) => formatDay(recordedAt) },
          ]}
          rows={others}
          rowKey={({ id }) => id}
        />
      )}
    </Section>
  )
}
