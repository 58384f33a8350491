import { DataTable } from '#app/_ui/data-table.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { formatBytes, formatCount } from '#app/_ui/format.ts'
import type { BatchItem } from '#db/queries/read-batch.ts'
import { ItemReport, refusalsOf } from './item-report.ts'

type Row = Omit<BatchItem, 'report'> & { report: ItemReport | null }

/** One line for each file: how far, what came of it, what was refused and why. */
export function ItemTable({ items }: { items: readonly BatchItem[] }) {
  if (items.length === 0) {
    return (
      <Empty title="No file here.">
        <p>Nothing was refused among the files that are settled so far.</p>
      </Empty>
    )
  }
  const rows: Row[] = items.map((item) => ({ ...item, report: ItemReport.nullable().parse(item.report) }))
  return (
    <DataTable
      caption="Files of this import"
      captionFor="screen-readers"
      rows={rows}
      rowKey={(row) => String(row.position)}
      columns={[
        {
          key: 'file',
          head: 'File',
          names: true,
          cell: (row) => <span className="wrap-anywhere">{row.fileName}</span>,
        },
        { key: 'size', head: 'Size', align: 'right', phone: 'gone', cell: (row) => formatBytes(row.bytes) },
        {
          key: 'format',
          head: 'Read as',
          cell: (row) => (row.report === null ? 'waiting' : (row.report.format ?? 'nothing')),
        },
        { key: 'new', head: 'New', align: 'right', cell: (row) => count(row.report?.counts.registered) },
        { key: 'unchanged', head: 'Unchanged', align: 'right', cell: (row) => count(row.report?.counts.unchanged) },
        { key: 'amended', head: 'Amended', align: 'right', cell: (row) => count(row.report?.counts.amended) },
        { key: 'refused', head: 'Refused', align: 'right', cell: (row) => count(row.report?.counts.refused) },
        { key: 'why', head: 'Why refused', phone: 'full', cell: (row) => <Refusals report={row.report} /> },
      ]}
    />
  )
}

function count(value: number | undefined): string {
  return value === undefined ? '–' : formatCount(value)
}

const REFUSALS_SHOWN = 5

function Refusals({ report }: { report: ItemReport | null }) {
  const refusals = report === null ? [] : refusalsOf(report)
  if (refusals.length === 0) return null
  return (
    <ul className="wrap-anywhere">
      {refusals.slice(0, REFUSALS_SHOWN).map((refusal) => (
        <li key={refusal.about + refusal.at + refusal.message}>
          {refusal.about !== '' && <code>{refusal.about.slice(0, 80)} </code>}
          {refusal.message}
        </li>
      ))}
      {refusals.length > REFUSALS_SHOWN && (
        <li>{`and ${formatCount(refusals.length - REFUSALS_SHOWN)} more, in the report`}</li>
      )}
    </ul>
  )
}
