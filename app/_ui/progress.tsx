import type { ReactNode } from 'react'

type ProgressProps = {
  /** What is being done. */
  label: string
  id: string
  /** From 0 to 1; null while it is not known how much there is. */
  done: number | null
  /** How far and how long: `118 of 392 M · 6 min left`. */
  detail?: ReactNode
  /** What one may do meanwhile. */
  note?: ReactNode
}

/** A long work: what, how far, how long, and that one may leave. Not for less than a second. */
export function Progress({ label, id, done, detail, note }: ProgressProps) {
  return (
    <div className="prog">
      <div className="head">
        <b id={id}>{label}</b>
        {detail !== undefined && <span>{detail}</span>}
      </div>
      <progress aria-labelledby={id} max={1} value={done ?? undefined} />
      {note !== undefined && <span className="note">{note}</span>}
    </div>
  )
}
