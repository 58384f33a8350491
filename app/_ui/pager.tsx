import type { ReactNode } from 'react'

type PagerProps = { summary: ReactNode; previousHref?: string; nextHref?: string; next?: string }

/** How much of a list is shown, and the way to the rest. `next` is the button's words: `Next 25`. */
export function Pager({ summary, previousHref, nextHref, next = 'Next' }: PagerProps) {
  return (
    <nav className="pager" aria-label="Pages of the list">
      <span>{summary}</span>
      <span className="btns">
        {previousHref !== undefined && (
          <a className="btn" href={previousHref} rel="prev">
            Back
          </a>
        )}
        {nextHref !== undefined && (
          <a className="btn" href={nextHref} rel="next">
            {next}
          </a>
        )}
      </span>
    </nav>
  )
}
