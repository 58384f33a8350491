import { criterionAnchor } from './outcomes.ts'

/** Numbers of criteria, each leading to its finding, on this page or on the one named. */
export function CriterionLinks({ criteria, page = '' }: { criteria: readonly string[]; page?: string }) {
  return criteria.map((criterion, place) => (
    <span key={criterion}>
      {place > 0 && ', '}
      <a href={`${page}#${criterionAnchor(criterion)}`}>{criterion}</a>
    </span>
  ))
}
