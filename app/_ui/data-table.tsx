import type { ReactNode } from 'react'

export type Column<Row> = {
  key: string
  head: string
  cell: (row: Row) => ReactNode
  /** Numbers stand at the right. */
  align?: 'right'
  /** The column that names the row: a row header, in bold. */
  names?: boolean
  /** On a phone: gone, or in `tight` tables a line of its own, or on the row's second line. */
  phone?: 'gone' | 'full' | 'late' | 'late right'
  /** A link that sorts by this column; `sorted` when it already is. */
  sortHref?: string
  sorted?: 'ascending' | 'descending'
  width?: string
}

type TableProps<Row> = {
  caption: ReactNode
  /** The heading above often says it already. */
  captionFor?: 'all' | 'screen-readers'
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** `stack`: on a phone one line for each cell. `tight`: two columns a row. `scroll`: sideways. */
  phone?: 'stack' | 'tight' | 'scroll'
  /** Rows that are withdrawn stay listed, struck through. */
  isGone?: (row: Row) => boolean
  foot?: ReactNode
}

/** A table of records: one row for each, one number for each column. */
export function DataTable<Row>(props: TableProps<Row>) {
  const { caption, captionFor = 'all', columns, rows, rowKey, phone = 'stack', isGone, foot } = props
  const table = (
    <table className={TABLE_CLASS[phone]}>
      <caption className={captionFor === 'screen-readers' ? 'vh' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeadCell key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} className={isGone?.(row) === true ? 'gone' : undefined}>
            {columns.map((column) => (
              <BodyCell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
      {foot !== undefined && <tfoot>{foot}</tfoot>}
    </table>
  )
  return phone === 'scroll' ? <ScrollBox>{table}</ScrollBox> : table
}

const TABLE_CLASS = { stack: 'tbl stack', tight: 'tbl stack tight', scroll: 'tbl' } as const
const PHONE_CLASS = { gone: 'x', full: 'full', late: 'late', 'late right': 'late r2' } as const

function HeadCell<Row>({ column }: { column: Column<Row> }) {
  return (
    <th
      scope="col"
      className={column.align === 'right' ? 'r' : undefined}
      aria-sort={column.sorted}
      style={column.width === undefined ? undefined : { width: column.width }}
    >
      {column.head === '' && <span className="vh">Drawn</span>}
      {column.sortHref === undefined ? column.head : <a href={column.sortHref}>{column.head}</a>}
      {column.sorted !== undefined && <span aria-hidden="true">{column.sorted === 'ascending' ? ' ↑' : ' ↓'}</span>}
    </th>
  )
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const classes = [column.align === 'right' ? 'r' : '', column.phone === undefined ? '' : PHONE_CLASS[column.phone]]
  const className = classes.filter((name) => name !== '').join(' ')
  if (column.names === true) {
    return (
      <th scope="row" className={className}>
        <span className="nm">{column.cell(row)}</span>
      </th>
    )
  }
  return (
    <td className={className} data-l={column.head}>
      {column.cell(row)}
    </td>
  )
}

/** Scrolls sideways by itself, reached by the keyboard. */
function ScrollBox({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard (WCAG 2.1.1).
    <figure className="scroll" aria-label="Table, scrolls sideways" tabIndex={0}>
      {children}
    </figure>
  )
}
