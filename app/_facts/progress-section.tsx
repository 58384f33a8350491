import { ButtonLink, Buttons } from '#app/_ui/button.tsx'
import { Progress } from '#app/_ui/progress.tsx'
import { Section } from '#app/_ui/section.tsx'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { FACT_KEYS } from '#lib/assessment/facts/groups.ts'
import type { VersionFacts } from '#lib/assessment/facts.ts'
import { QUESTION_ORDER } from '#lib/assessment/questions.ts'
import { BeginWith } from './begin-with.tsx'
import { factHref, factsHref } from './facts-address.ts'
import { nextQuestion } from './next-question.ts'

type ProgressProps = { version: VersionPicture; recorded: VersionFacts['recorded']; mayRecord: boolean }

/** How many questions are answered, the next one, and the other ways in. */
export function ProgressSection({ version, recorded, mayRecord }: ProgressProps) {
  const { label } = version
  const { path } = version.dataset
  const done = FACT_KEYS.filter((key) => recorded[key] !== undefined).length
  const next = nextQuestion(recorded, null)
  return (
    <Section
      title="What a score cannot see by itself"
      id="questions"
      intro="Short questions about this exact version. Each answer is worth more with evidence; none changes a score before the version is assessed again."
    >
      <div className="max-w-[720px]">
        <Progress
          id="answered"
          label={`${done} of ${QUESTION_ORDER.length} answered`}
          done={done / QUESTION_ORDER.length}
          note="Not every question applies to every dataset: some are there to say so."
        />
      </div>
      {mayRecord && (
        <div className="mt-4">
          <Buttons>
            {next !== null && (
              <ButtonLink look="main" href={factHref(path, label, next)}>
                {done === 0 ? 'Begin' : 'Go on with the next open question'}
              </ButtonLink>
            )}
            <ButtonLink href={`${factsHref(path, label)}/import`}>From a file</ButtonLink>
          </Buttons>
          <BeginWith version={version} />
        </div>
      )}
    </Section>
  )
}
