import type { ReactNode } from 'react'

type SectionProps = { title: string; id?: string; right?: ReactNode; intro?: ReactNode; children: ReactNode }

/** A part of a page under an ink line: heading, a link or a figure at the right, a sentence, what it holds. */
export function Section({ title, id, right, intro, children }: SectionProps) {
  return (
    <section className="section" id={id}>
      <div className="sec">
        <h2>{title}</h2>
        {right !== undefined && <span className="right">{right}</span>}
      </div>
      {intro !== undefined && <p className="intro">{intro}</p>}
      {children}
    </section>
  )
}
