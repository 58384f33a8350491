import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { formatCount } from '#app/_ui/format.ts'
import type { Change } from '#lib/dataset/compare.ts'
import { differenceWindow } from './difference-window.ts'

/** How many differences of a group are listed; the rest is counted. */
export const CHANGES_SHOWN = 200

type Heads = { before: string; after: string }

/** What differs in a group, one thing a row, as it is on both sides. */
export function ChangeTable({
  changes,
  heads,
  caption,
}: {
  changes: readonly Change[]
  heads: Heads
  caption: string
}) {
  const rows = changes.slice(0, CHANGES_SHOWN).map((change, place) => ({ ...change, key: `${place} ${change.name}` }))
  const columns: Column<Change & { key: string }>[] = [
    {
      key: 'what',
      head: 'What',
      names: true,
      width: '24%',
      cell: (row) => <WhatCell name={row.name} change={row.change} />,
    },
    { key: 'before', head: heads.before, width: '38%', cell: (row) => <SideCell change={row} side="before" /> },
    { key: 'after', head: heads.after, width: '38%', cell: (row) => <SideCell change={row} side="after" /> },
  ]
  return (
    <>
      <DataTable
        caption={caption}
        captionFor="screen-readers"
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
      />
      <MoreChanges count={changes.length - CHANGES_SHOWN} />
    </>
  )
}

/** How many differences are not listed. */
export function MoreChanges({ count }: { count: number }) {
  if (count <= 0) return null
  return <p className="small second mt-3">{`and ${formatCount(count)} more, which are counted but not listed here.`}</p>
}

/** The name of what differs, and how. */
export function WhatCell({ name, change }: { name: string; change: string }) {
  return (
    <>
      <span className="break-words">{name}</span>
      <span className="block font-normal dim">{change}</span>
    </>
  )
}

function SideCell({ change: { change, fields }, side }: { change: Change; side: 'before' | 'after' }) {
  if ((change === 'added' && side === 'before') || (change === 'removed' && side === 'after'))
    return <span className="dim">not there</span>
  return (
    <dl>
      {fields.map(({ field, before, after }) => {
        const [there, here] = differenceWindow(before, after)
        return (
          <div key={field} className="break-words">
            {field !== 'value' && <dt className="dim inline">{`${field}: `}</dt>}
            {field === 'value' && <dt className="vh">value</dt>}
            <dd className="inline">
              <Value text={side === 'before' ? there : here} />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function Value({ text }: { text: string | null }) {
  if (text === null) return <span className="dim">none</span>
  return text.includes('sha256:') ? <code className="break-all">{text}</code> : text
}
