import type { ReactNode } from 'react'

type RowProps = { name: ReactNode; why?: ReactNode; evidence: ReactNode; children?: ReactNode }

/** A statement at the left, its evidence at the right with the same top edge; stacked below 1080 px. */
export function StatementRow({ name, why, evidence, children }: RowProps) {
  return (
    <div className="row">
      <div>
        <h3 className="name">{name}</h3>
        {children}
        {why !== undefined && <p className="why">{why}</p>}
      </div>
      <div>{evidence}</div>
    </div>
  )
}
