import type { ReactNode } from 'react'

export type Figure = { label: string; amount: ReactNode; note?: ReactNode }

/** The few figures that a page opens with, in large type: at most four in a row. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className="figures">
      {figures.map((figure) => (
        <div key={figure.label}>
          <dt>{figure.label}</dt>
          <dd className="amount">{figure.amount}</dd>
          {figure.note !== undefined && <dd className="note">{figure.note}</dd>}
        </div>
      ))}
    </dl>
  )
}
