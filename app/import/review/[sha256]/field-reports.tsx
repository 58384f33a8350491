import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { formatCount, formatPlural } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import type { FieldReport } from '#lib/interchange/import.ts'

const ROWS_SHOWN = 300
const VALUE_SHOWN = 240

const STATES = {
  understood: { found: 'yes', word: 'understood' },
  suggested: { found: 'partly', word: 'suggested: confirm it below' },
  unused: { found: 'no', word: 'not used' },
} as const

/** Field by field: what was understood and from where; then what could not be used, and why. */
export function FieldReports({ fields }: { fields: readonly FieldReport[] }) {
  const used = fields.filter((field) => field.state !== 'unused')
  const unused = fields.filter((field) => field.state === 'unused')
  return (
    <>
      <Section title="What was understood" right={formatPlural(used.length, 'value', 'values')}>
        <ReportTable caption="Values that were understood" fields={used} columns={[FIELD, VALUE, FROM, STATE]} />
      </Section>
      {unused.length > 0 && (
        <Section
          title="What could not be used"
          right={formatPlural(unused.length, 'value', 'values')}
          intro="It is kept with the dataset word for word, so that nothing of the document is lost."
        >
          <ReportTable caption="Values that were not used" fields={unused} columns={[FROM_FIRST, VALUE, WHY]} />
        </Section>
      )}
    </>
  )
}

type Row = FieldReport & { index: number }

const FIELD: Column<Row> = { key: 'field', head: 'Field', names: true, cell: (row) => row.field }
const VALUE: Column<Row> = { key: 'value', head: 'Value', phone: 'full', cell: (row) => <Value text={row.value} /> }
const FROM: Column<Row> = { key: 'from', head: 'From', cell: (row) => <code>{row.from}</code> }
const FROM_FIRST: Column<Row> = { ...FROM, names: true }
const WHY: Column<Row> = { key: 'why', head: 'Why', phone: 'full', cell: (row) => row.why }
const STATE: Column<Row> = {
  key: 'state',
  head: 'How',
  phone: 'full',
  cell: (row) => (
    <>
      <FoundMark found={STATES[row.state].found}>{STATES[row.state].word}</FoundMark>
      {row.why !== '' && <span className="small dim block">{row.why}</span>}
    </>
  ),
}

function ReportTable({
  caption,
  fields,
  columns,
}: {
  caption: string
  fields: readonly FieldReport[]
  columns: Column<Row>[]
}) {
  const rows = fields.slice(0, ROWS_SHOWN).map((field, index) => ({ ...field, index }))
  const isCut = fields.length > ROWS_SHOWN
  return (
    <DataTable
      caption={isCut ? `${caption}: the first ${formatCount(ROWS_SHOWN)} of ${formatCount(fields.length)}` : caption}
      captionFor={isCut ? 'all' : 'screen-readers'}
      rows={rows}
      rowKey={(row) => String(row.index)}
      columns={columns}
    />
  )
}

function Value({ text }: { text: string }) {
  return <span className="wrap-anywhere">{text.length > VALUE_SHOWN ? `${text.slice(0, VALUE_SHOWN)}…` : text}</span>
}
