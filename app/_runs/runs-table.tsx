import { DataTable } from '#app/_ui/data-table.tsx'
import { formatDay } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import type { ListedRun } from '#lib/run/public.ts'
import { KIND_WORDS, STATE_WORDS } from './words.ts'

/** Runs in a list, newest first. */
export function RunsTable({ runs, caption }: { runs: readonly ListedRun[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      columns={[
        {
          key: 'name',
          head: 'Run',
          names: true,
          cell: ({ id, name }: ListedRun) => <a href={`/runs/${id}`}>{name}</a>,
        },
        { key: 'kind', head: 'Kind', cell: ({ kind }) => KIND_WORDS[kind] },
        { key: 'state', head: 'State', cell: ({ state }) => STATE_WORDS[state] },
        {
          key: 'by',
          head: 'Reported by',
          cell: ({ organization }) => <a href={`/organizations/${organization}`}>{organization}</a>,
        },
        {
          key: 'pinned',
          head: 'What it read',
          cell: ({ unpinned }) =>
            unpinned === 0 ? (
              <FoundMark found="yes">all by digest</FoundMark>
            ) : (
              <FoundMark found="unknown">{`${unpinned} without a digest`}</FoundMark>
            ),
        },
        { key: 'at', head: 'Recorded', align: 'right', cell: ({ recordedAt }) => formatDay(recordedAt) },
      ]}
      rows={runs}
      rowKey={({ id }) => id}
    />
  )
}
