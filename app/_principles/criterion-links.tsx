import { criterionAnchor } from './outcomes.ts'

/** Numbers of criteria, each leading to its finding on the page. */
export function CriterionLinks({ criteria }: { criteria: readonly string[] }) {
  return criteria.map((criterion, place) => (
    <span key={criterion}>
      {place > 0 && ', '}
      <a href={`#${criterionAnchor(criterion)}`}>{criterion}</a>
    </span>
  ))
}
