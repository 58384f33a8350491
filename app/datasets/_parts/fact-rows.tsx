import type { ReactNode } from 'react'
import { StatementRow } from '#app/_ui/statement-row.tsx'
import type { Evidence } from '#lib/evidence.ts'
import { evidenceAbout, evidenceBeside, pointerWords } from './evidence-about.ts'
import { EvidenceLines } from './evidence-lines.tsx'

/** Something that a record says: `pointer` is its place in the draft, by which evidence names it. */
export type SaidFact = { pointer: string; name: string; value: ReactNode }

type RowsProps = {
  facts: readonly SaidFact[]
  evidence: readonly Evidence[]
  /** Places whose evidence stands elsewhere on the page. */
  elsewhere?: readonly string[]
}

/** What is said at the left, the evidence for it at the right; evidence for anything else follows, so that none is lost. */
export function FactRows({ facts, evidence, elsewhere = [] }: RowsProps) {
  const beside = evidenceBeside(evidence, [...facts.map(({ pointer }) => pointer), ...elsewhere])
  return (
    <>
      {facts.map(({ pointer, name, value }) => (
        <StatementRow
          key={pointer}
          name={name}
          evidence={<EvidenceLines evidence={evidenceAbout(evidence, pointer)} />}
        >
          <div className="second">{value}</div>
        </StatementRow>
      ))}
      {beside.map((group) => (
        <StatementRow
          key={group.about}
          name={pointerWords(group.about)}
          evidence={<EvidenceLines evidence={group.evidence} />}
        />
      ))}
    </>
  )
}
