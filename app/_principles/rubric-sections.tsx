import { Section } from '#app/_ui/section.tsx'
import { criterionOf, RUBRIC } from '#lib/assessment/rubric.ts'
import { CriterionLinks } from './criterion-links.tsx'
import { CriterionRow } from './criterion-row.tsx'

/** Every criterion of the rubric, principle by principle, and what decides the axes of openness. */
export function RubricSections() {
  return (
    <>
      {RUBRIC.principles.map(({ id, name, content }) => (
        <Section key={id} id={id} title={`${id} ${name}`} intro={content}>
          {RUBRIC.criteria
            .filter(({ principle }) => principle === id)
            .map((criterion) => (
              <CriterionRow key={criterion.id} criterion={criterion} />
            ))}
        </Section>
      ))}
      <Section
        title="Three axes of openness"
        id="axes"
        intro="Yes where each criterion named is met, no where one fails, unknown where none fails and one is undecided."
      >
        <ul className="grid gap-2">
          {RUBRIC.axes.map(({ axis, says, needs }) => (
            <li key={axis}>
              <b>{`${axis.replaceAll('-', ' ')}. `}</b>
              {`${says} Needs `}
              {needs.map(({ criterion, outcomes }, place) => (
                <span key={criterion}>
                  {place > 0 && '; '}
                  <CriterionLinks criteria={[criterion]} />
                  {` ${criterionOf(criterion).title}: ${outcomes.map((outcome) => outcome.replace('-', ' ')).join(' or ')}`}
                </span>
              ))}
              .
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
