import type { ReactNode } from 'react'

export type Step = {
  title: string
  state: 'done' | 'now' | 'next'
  /** `2 Sep`, or a limit: `by 16 Sep 2026`. */
  when?: ReactNode
  children?: ReactNode
}

const SPOKEN = { done: 'done', now: 'now', next: 'still to come' } as const

/** Steps on a line, oldest first: full is done, framed is now, empty is still to come. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step.title} className={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <span className="when">{step.when}</span>
          <svg aria-hidden="true">
            <use href={`#s-${step.state}`} />
          </svg>
          <div>
            <p className="what m-0">
              {step.title}
              <span className="vh">{` (${SPOKEN[step.state]})`}</span>
            </p>
            {step.children !== undefined && <div className="more">{step.children}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
