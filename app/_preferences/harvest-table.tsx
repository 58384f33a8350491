import { DataTable } from '#app/_ui/data-table.tsx'
import { formatDay } from '#app/_ui/format.ts'
import type { PublicHarvest } from '#lib/preference/harvest.ts'
import { countedOutcomes, coverageWords, STATE_WORDS } from './harvest-words.ts'

const HARVESTS_SHOWN = 8

/** The newest harvests of a version: when, how much was asked, what came of it. */
export function HarvestTable({ harvests }: { harvests: readonly PublicHarvest[] }) {
  return (
    <div className="mt-5">
      <DataTable
        caption="Harvests, the newest first"
        columns={[
          {
            key: 'begun',
            head: 'Begun',
            names: true,
            cell: ({ id, createdAt }: PublicHarvest) => <a href={`/harvests/${id}`}>{formatDay(createdAt)}</a>,
          },
          { key: 'state', head: 'State', cell: ({ state }) => STATE_WORDS[state] },
          { key: 'asked', head: 'Asked', cell: coverageWords },
          {
            key: 'outcomes',
            head: 'robots.txt',
            cell: countedOutcomes,
          },
        ]}
        rows={harvests.slice(0, HARVESTS_SHOWN)}
        rowKey={({ id }) => id}
      />
    </div>
  )
}
