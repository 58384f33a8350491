import type { ReactNode } from 'react'

export type Fact = { term: string; value: ReactNode }

/** Terms and their values. `values="end"` sets the values at the right edge, for side columns. Unknown is said, not left out. */
export function Facts({ facts, values = 'start' }: { facts: readonly Fact[]; values?: 'start' | 'end' }) {
  return (
    <dl className={values === 'end' ? 'facts end' : 'facts'}>
      {facts.map((fact) => (
        <FactRow key={fact.term} {...fact} />
      ))}
    </dl>
  )
}

function FactRow({ term, value }: Fact) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  )
}
