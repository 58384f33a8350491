import { Section } from '#app/_ui/section.tsx'
import type { VersionFacts } from '#lib/assessment/facts.ts'
import type { Finding } from '#lib/assessment/finding.ts'
import { principleOf, QUESTION_ORDER } from '#lib/assessment/questions.ts'
import { RUBRIC } from '#lib/assessment/rubric.ts'
import { factHref } from './facts-address.ts'
import { QuestionRow } from './question-row.tsx'

type SectionsProps = { path: string; label: string; facts: VersionFacts; findings: readonly Finding[] }

/** Every question, principle by principle, with what is answered of it. */
export function QuestionSections({ path, label, facts: { recorded }, findings }: SectionsProps) {
  return RUBRIC.principles.map(({ id, name }) => {
    const keys = QUESTION_ORDER.filter((key) => principleOf(key) === id)
    const done = keys.filter((key) => recorded[key] !== undefined).length
    return (
      <Section key={id} id={id} title={`${id} ${name}`} right={`${done} of ${keys.length} answered`}>
        {keys.map((key) => (
          <QuestionRow key={key} of={key} href={factHref(path, label, key)} fact={recorded[key]} findings={findings} />
        ))}
      </Section>
    )
  })
}
