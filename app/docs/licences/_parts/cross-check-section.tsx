import { DataTable } from '#app/_ui/data-table.tsx'
import { formatCount, formatPlural } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import { CROSS_CHECKED_TABLES, type CrossCheckedTable } from '#lib/license/cross-checks.ts'
import { listTerms } from '#lib/license/terms.ts'
import { Differences } from './differences.tsx'

/** Which tables of others ours was compared with, and every difference that was found. */
export function CrossCheckSection() {
  const all = CROSS_CHECKED_TABLES.flatMap(({ differences }) => differences)
  const unexplained = all.filter(({ why }) => why === '').length
  const entries = listTerms()
  const known = new Set(CROSS_CHECKED_TABLES.flatMap(({ compared }) => compared))
  const alone = entries.filter(({ id }) => !known.has(id)).length
  return (
    <Section
      title="Beside the tables of others"
      id="cross-checks"
      intro={`${formatPlural(all.length, 'difference', 'differences')}, of which nobody has looked into ${formatCount(unexplained)} one by one. The tables of others do not vote: a person reads the text. ${formatCount(alone)} of the ${formatPlural(entries.length, 'entry', 'entries')} stand in none of them.`}
    >
      <DataTable
        caption="The tables that ours was compared with"
        captionFor="screen-readers"
        columns={[
          { key: 'name', head: 'Table', names: true, width: '11rem', cell: (table) => <TableName table={table} /> },
          { key: 'says', head: 'What it says', cell: ({ says }) => says },
          { key: 'compared', head: 'Compared', align: 'right', cell: ({ compared }) => compared.length },
          { key: 'differs', head: 'Differences', align: 'right', cell: ({ differences }) => differences.length },
        ]}
        rows={CROSS_CHECKED_TABLES}
        rowKey={({ id }) => id}
      />
      {CROSS_CHECKED_TABLES.filter(({ differences }) => differences.length > 0).map((table) => (
        <FoldedDifferences key={table.id} table={table} />
      ))}
    </Section>
  )
}

/** The differences from one table, open where they are few. */
function FoldedDifferences({ table: { name, differences } }: { table: CrossCheckedTable }) {
  const caption = `Where ours and ${name} differ`
  return (
    <details className="mt-4" open={differences.length <= DIFFERENCES_OPEN}>
      <summary>{`${caption} (${differences.length})`}</summary>
      <div className="mt-3">
        <Differences caption={caption} captionFor="screen-readers" differences={differences} />
      </div>
    </details>
  )
}

/** So many stand open; more would keep a reader from what comes after. */
const DIFFERENCES_OPEN = 20

function TableName({ table: { name, source, commit } }: { table: CrossCheckedTable }) {
  return (
    <>
      <a href={source} rel="nofollow noopener noreferrer">
        {name}
      </a>
      <span className="small second block font-normal">
        commit <code>{commit}</code>
      </span>
    </>
  )
}
