import { formatPlural, formatTime } from '#app/_ui/format.ts'
import type { BatchLine } from '#db/queries/read-batch.ts'

const STATE_WORDS = { waiting: 'waiting', running: 'under way', done: 'done' } as const

/** The imports of many files that someone started, newest first. */
export function BatchList({ batches }: { batches: readonly BatchLine[] }) {
  if (batches.length === 0) return null
  return (
    <ul className="mt-3">
      {batches.map((batch) => (
        <li key={batch.id} className="small mt-3">
          <a href={`/import/batches/${batch.id}`}>{formatTime(batch.createdAt)}</a>
          {`: ${formatPlural(batch.items, 'file', 'files')}, ${STATE_WORDS[batch.state]}`}
        </li>
      ))}
    </ul>
  )
}
