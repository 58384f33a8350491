import type { CSSProperties, ReactNode } from 'react'

export type EntryCell = { label: string; content: ReactNode }

type EntryProps = {
  title: string
  href: string
  version?: string
  by?: ReactNode
  description?: ReactNode
  /** The small columns at the right, in the order of the list's heads. */
  cells: readonly EntryCell[]
  state?: 'withdrawn'
}

/** A dataset in a list, like an entry of a catalogue. */
export function Entry({ title, href, version, by, description, cells, state }: EntryProps) {
  return (
    <article className={state === 'withdrawn' ? 'entry gone' : 'entry'} style={cellCount(cells.length)}>
      <div>
        <h3 className="name">
          <a href={href}>{title}</a>
          {version !== undefined && <span className="ver">{` ${version}`}</span>}
        </h3>
        {by !== undefined && <div className="by">{by}</div>}
        {description !== undefined && <p className="desc">{description}</p>}
      </div>
      {cells.map((cell) => (
        <div key={cell.label} className="cell">
          <span className="label">{cell.label}</span>
          {cell.content}
        </div>
      ))}
    </article>
  )
}

/** The heads above a list of entries; `heads` beyond the first name the small columns. */
export function EntryHead({ heads }: { heads: readonly string[] }) {
  return (
    <div className="entryhead" aria-hidden="true" style={cellCount(heads.length - 1)}>
      {heads.map((head) => (
        <span key={head}>{head}</span>
      ))}
    </div>
  )
}

function cellCount(count: number): CSSProperties & { '--cells': number } {
  return { '--cells': count }
}
