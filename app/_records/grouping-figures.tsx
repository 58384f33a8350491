import { BarChart, type ChartBar } from '#app/_ui/bar-chart.tsx'
import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { formatBytes, formatCount, formatPlural, formatShare } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import type { GroupedCounts, ManifestProfile, RecordCount } from '#lib/records/schema.ts'
import { GROUPING_WORDS, shareSentence } from './grouping-words.ts'
import { recordsHref } from './search-address.ts'

type FiguresProps = {
  profile: ManifestProfile
  /** The page of the records, and the set that it shows. */
  page: string
  set: string | undefined
}

/** The records counted in each way that the manifest knows: bars, a sentence, and the same as a table. */
export function GroupingFigures({ profile, page, set }: FiguresProps) {
  const { groupings, total } = profile
  if (groupings.length === 0) return null
  return (
    <Section
      title="What they are"
      id="counts"
      intro="Counted by what each record says of itself in the manifest. What a record does not say is drawn as unknown."
    >
      <div className="two">
        {groupings.map((grouping) => (
          <Grouping key={grouping.by} grouping={grouping} total={total.records} page={page} set={set} />
        ))}
      </div>
    </Section>
  )
}

type GroupingProps = { grouping: GroupedCounts; total: number; page: string; set: string | undefined }

function Grouping({ grouping, total, page, set }: GroupingProps) {
  const { by, distinct, top } = grouping
  const { one, many, none } = GROUPING_WORDS[by]
  const told = shareSentence(grouping, total)
  return (
    <div id={`by-${by}`}>
      <h3 className="mb-2">{`By ${one}`}</h3>
      <figure>
        <BarChart bars={barsOf(grouping, total)} told={`Records by ${one}. ${told}`} />
        <figcaption>{told}</figcaption>
      </figure>
      <details className="small mt-2">
        <summary>
          {distinct > top.length ? `The ${formatCount(top.length)} largest as a table` : 'The same as a table'}
        </summary>
        <DataTable
          caption={`Records by ${one}`}
          captionFor="screen-readers"
          phone="tight"
          columns={columnsOf(total, none, (value) => recordsHref(page, { filter: { [by]: value }, set }), one)}
          rows={rowsOf(grouping, many)}
          rowKey={({ key }) => key}
        />
      </details>
    </div>
  )
}

const BARS = 8

/** The largest, then all others as one, and last what nobody said. */
function barsOf({ top, rest, by }: GroupedCounts, total: number): ChartBar[] {
  const { many, none } = GROUPING_WORDS[by]
  const figure = (records: number) => `${formatCount(records)} · ${formatShare(records / Math.max(1, total))}`
  const named = top.filter(({ value }) => value !== null)
  const shown = named.slice(0, named.length > BARS + 1 ? BARS : BARS + 1)
  const others = named.slice(shown.length).reduce((sum, { records }) => sum + records, rest?.records ?? 0)
  const unsaid = top.find(({ value }) => value === null)?.records ?? 0
  return [
    ...shown.map(({ value, records }) => ({ label: value ?? none, amount: records, figure: figure(records) })),
    ...(others > 0 ? [{ label: `other ${many}`, amount: others, kind: 'rest' as const, figure: figure(others) }] : []),
    ...(unsaid > 0 ? [{ label: none, amount: unsaid, kind: 'unknown' as const, figure: figure(unsaid) }] : []),
  ]
}

type Row = RecordCount & { key: string; isRest: boolean }

function rowsOf({ top, rest, distinct }: GroupedCounts, many: string): Row[] {
  const rows = top.map((count) => ({ ...count, key: `value ${count.value}`, isRest: false }))
  if (rest === null) return rows
  const value = `${formatCount(distinct - top.length)} other ${many}`
  return [...rows, { ...rest, value, key: 'rest', isRest: true }]
}

function columnsOf(total: number, none: string, hrefOf: (value: string) => string, one: string): Column<Row>[] {
  const amounts = (count: number | null, format: (amount: number) => string) =>
    count === null ? <span className="dim">unknown</span> : format(count)
  return [
    {
      key: 'value',
      head: one.charAt(0).toUpperCase() + one.slice(1),
      names: true,
      cell: ({ value, isRest }) => {
        if (value === null) return <FoundMark found="unknown">{none}</FoundMark>
        return isRest ? value : <a href={hrefOf(value)}>{value}</a>
      },
    },
    {
      key: 'records',
      head: 'Records',
      align: 'right',
      cell: ({ records }) => formatPlural(records, 'record', 'records'),
    },
    { key: 'share', head: 'Share', align: 'right', cell: ({ records }) => formatShare(records / Math.max(1, total)) },
    { key: 'bytes', head: 'Content', align: 'right', phone: 'gone', cell: ({ bytes }) => amounts(bytes, formatBytes) },
    {
      key: 'tokens',
      head: 'Tokens',
      align: 'right',
      phone: 'gone',
      cell: ({ tokens }) => amounts(tokens, formatCount),
    },
  ]
}
