import { DataTable } from '#app/_ui/data-table.tsx'
import { formatDay } from '#app/_ui/format.ts'
import type { ComparedRun } from '#db/queries/read-replayed.ts'
import { LineSample } from './line-chart.tsx'
import { compareHref } from './search-address.ts'
import { KIND_WORDS, STATE_WORDS } from './words.ts'

/** The two runs that a page sets side by side: what each is, how it stands, and how it is drawn below. */
export function ComparedHeads({ ours, theirs }: { ours: ComparedRun; theirs: ComparedRun }) {
  return (
    <div className="mt-6">
      <DataTable
        caption="The two runs"
        captionFor="screen-readers"
        columns={[
          {
            key: 'name',
            head: 'Run',
            names: true,
            cell: ({ place, run }: Head) => (
              <>
                <LineSample second={place === 'Second'} /> {`${place}: `}
                <a href={`/runs/${run.id}`}>{run.name}</a>
              </>
            ),
          },
          { key: 'kind', head: 'Kind', cell: ({ run }) => KIND_WORDS[run.kind] },
          { key: 'state', head: 'State', cell: ({ run }) => STATE_WORDS[run.state] },
          { key: 'by', head: 'Of', cell: ({ run }) => run.organization },
          {
            key: 'ended',
            head: 'Ended',
            align: 'right',
            cell: ({ run }) => (run.finishedAt === null ? 'not recorded' : formatDay(run.finishedAt)),
          },
        ]}
        rows={[
          { place: 'First', run: ours },
          { place: 'Second', run: theirs },
        ]}
        rowKey={({ place }) => place}
      />
      <p className="small mt-2">
        <a href={compareHref(theirs.id, ours.id)}>Change places</a>
      </p>
    </div>
  )
}

type Head = { place: 'First' | 'Second'; run: ComparedRun }
