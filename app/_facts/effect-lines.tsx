import { OUTCOME_DISC } from '#app/_principles/outcomes.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import type { Effect } from './effects.ts'

/** The criteria that a question bears on, each with what it comes to now and what an answer does. */
export function EffectLines({ effects }: { effects: readonly Effect[] }) {
  return (
    <ul className="small grid gap-1">
      {effects.map(({ criterion, title, outcome, says }) => (
        <li key={criterion}>
          <FoundMark found={OUTCOME_DISC[outcome]} />{' '}
          <a href={`/principles#criterion-${criterion}`}>{`${criterion} ${title}`}</a>
          {says !== '' && <span className="second">{`: ${says}`}</span>}
        </li>
      ))}
    </ul>
  )
}
