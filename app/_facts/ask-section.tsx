import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { ROWS_SHOWN } from '#app/_forms/kept-groups.ts'
import { Button, ButtonLink } from '#app/_ui/button.tsx'
import { Section } from '#app/_ui/section.tsx'
import { NotAllowed } from '#app/datasets/[org]/[name]/not-allowed.tsx'
import type { VersionPicture } from '#db/queries/read-version.ts'
import type { FactKey } from '#lib/assessment/facts/groups.ts'
import type { VersionFacts } from '#lib/assessment/facts.ts'
import { QUESTION_ORDER, QUESTIONS } from '#lib/assessment/questions.ts'
import { type Actor, can } from '#lib/dataset/access.ts'
import { recordFact } from './fact-actions.ts'
import { factForm } from './fact-form.ts'
import { factValues, startValues } from './fact-values.ts'
import { factHref, factsHref } from './facts-address.ts'
import { nextQuestion } from './next-question.ts'

type AskProps = { of: FactKey; version: VersionPicture; actor: Actor | null; facts: VersionFacts }

/** A question, and for who may the form that answers it, filled in with what is recorded or with what the registry knows. */
export function AskSection({ of, version, actor, facts }: AskProps) {
  const { dataset, label } = version
  const { asks, help } = QUESTIONS[of]
  const number = QUESTION_ORDER.indexOf(of) + 1
  return (
    <Section title={asks} id="question" right={`${number} of ${QUESTION_ORDER.length}`} intro={help}>
      {can(actor, 'fact.record', dataset.organization) ? (
        <AnswerForm of={of} path={dataset.path} label={label} facts={facts} />
      ) : actor === null ? (
        <p className="second">
          <a href={`/sign-in?callbackUrl=${encodeURIComponent(factHref(dataset.path, label, of))}`}>Sign in</a>
          {' to answer it.'}
        </p>
      ) : (
        <NotAllowed action="fact.record" organization={dataset.organization} what="record facts about this dataset" />
      )}
    </Section>
  )
}

type FormProps = { of: FactKey; path: string; label: string; facts: VersionFacts }

function AnswerForm({ of, path, label, facts: { recorded, derived, version } }: FormProps) {
  const fact = recorded[of]
  const sources = derived.sources.map(({ name }) => name)
  const isTooMany = fact === undefined && QUESTIONS[of].perSource !== undefined && sources.length > ROWS_SHOWN
  const values = fact === undefined ? startValues(of, sources, ROWS_SHOWN) : factValues(of, fact)
  return (
    <>
      {isTooMany && (
        <p className="second">
          {`This version has ${sources.length} sources, too many for a form: `}
          <a href={`${factsHref(path, label)}/import`}>answer from a file</a>
          {', which begins with their names.'}
        </p>
      )}
      <ActionForm
        action={recordFact}
        spec={factForm(of)}
        start={startState(values)}
        submit="Save and go on to the next"
        context={{ digest: version, key: of, next: nextQuestion(recorded, of) ?? '' }}
        beside={
          <>
            <Button name="then" value="list">
              Save and go back to the list
            </Button>
            <ButtonLink look="quiet" href={factsHref(path, label)}>
              Leave it open
            </ButtonLink>
          </>
        }
      />
    </>
  )
}
