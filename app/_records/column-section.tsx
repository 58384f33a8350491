import { DataTable } from '#app/_ui/data-table.tsx'
import { formatCount, formatPlural, formatShare } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import type { Manifest, ManifestColumn } from '#lib/records/schema.ts'
import { sentColumns } from './kept-columns.ts'
import { ROLE_WORDS } from './role-words.ts'

/** Each column that was sent: what it means, how much of it is there, and between which values. */
export function ColumnSection({ manifest }: { manifest: Manifest }) {
  const columns = sentColumns(manifest)
  return (
    <Section title="Columns" id="columns" right={formatPlural(columns.length, 'column', 'columns')}>
      <DataTable
        caption="A column without a meaning here is kept as it came. How many values differ is estimated."
        phone="stack"
        rows={columns}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', head: 'Column', names: true, cell: ({ name }) => <code>{name}</code> },
          { key: 'role', head: 'Means', cell: ({ role }) => (role === null ? <Kept /> : ROLE_WORDS[role]) },
          { key: 'type', head: 'Type', cell: ({ type }) => <span className="second">{type}</span> },
          {
            key: 'missing',
            head: 'Missing',
            align: 'right',
            cell: (column) => <Missing column={column} of={manifest.count} />,
          },
          {
            key: 'distinct',
            head: 'Differ',
            align: 'right',
            cell: ({ figures }) => `≈ ${formatCount(figures.distinct)}`,
          },
          { key: 'min', head: 'Smallest', cell: ({ figures }) => <Value text={figures.min} /> },
          { key: 'max', head: 'Largest', cell: ({ figures }) => <Value text={figures.max} /> },
        ]}
      />
    </Section>
  )
}

function Kept() {
  return <span className="dim">kept as it came</span>
}

function Missing({ column: { figures }, of }: { column: ManifestColumn; of: number }) {
  if (figures.missing === 0) return 'none'
  if (figures.present === 0) return <FoundMark found="unknown">all</FoundMark>
  return `${formatCount(figures.missing)} (${formatShare(figures.missing / Math.max(1, of))})`
}

const SHOWN = 40

function Value({ text }: { text: string | null }) {
  if (text === null) return <span className="dim">none</span>
  return <span className="break-all">{text.length > SHOWN ? `${text.slice(0, SHOWN).toWellFormed()}…` : text}</span>
}
