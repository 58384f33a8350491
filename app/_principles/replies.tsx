import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { ButtonLink } from '#app/_ui/button.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import type { FindingAnswer } from '#lib/assessment/answer.ts'
import { type Actor, can } from '#lib/dataset/access.ts'
import { answer, judge } from './answer-actions.ts'
import { ANSWER_FORM, OPINION_FORM } from './answer-form.ts'
import { answerAnchor } from './answer-lines.tsx'
import type { Replies } from './finding-row.tsx'
import { criterionAnchor } from './outcomes.ts'

/** What somebody is about to say on the page: the criterion that is answered, the answer (its id) that is judged. */
export type Saying = { answer: string | null; judge: string | null }

type ReplyProps = { version: VersionPicture; actor: Actor | null; score: string; saying: Saying }

/** For who may: a link that opens the form of an answer under its finding, and that of an opinion under the answer. One is open at a time. */
export function repliesFor({ version, actor, score, saying }: ReplyProps): Replies {
  const { organization, path } = version.dataset
  const page = versionHref(path, version.label, 'principles')
  const place = { digest: version.digest ?? '', score, page }
  const mayAnswer = can(actor, 'finding.answer', organization)
  const mayJudge = can(actor, 'answer.accept', organization)
  return {
    toFinding: (criterion) =>
      mayAnswer && <Answer criterion={criterion} place={place} isOpen={saying.answer === criterion} />,
    toAnswer: (one) => mayJudge && <Opinion answer={one} place={place} isOpen={saying.judge === one.id} />,
  }
}

type Place = { digest: string; score: string; page: string }

function Answer({ criterion, place, isOpen }: { criterion: string; place: Place; isOpen: boolean }) {
  const { digest, score, page } = place
  const anchor = criterionAnchor(criterion)
  if (!isOpen)
    return (
      <p className="small mt-3">
        <a
          href={`${page}?${new URLSearchParams({ score, answer: criterion })}#${anchor}`}
        >{`Answer finding ${criterion}`}</a>
        <span className="second"> as its maintainer; an answer is shown, never counted.</span>
      </p>
    )
  return (
    <div className="mt-4">
      <ActionForm
        action={answer}
        spec={ANSWER_FORM}
        start={startState()}
        submit="Put it beside the finding"
        context={{ digest, score, criterion }}
        beside={<ButtonLink href={`${page}?${new URLSearchParams({ score })}#${anchor}`}>Leave it</ButtonLink>}
      />
    </div>
  )
}

function Opinion({
  answer: { id, criterion, by },
  place,
  isOpen,
}: {
  answer: FindingAnswer
  place: Place
  isOpen: boolean
}) {
  const { digest, score, page } = place
  const anchor = answerAnchor(id)
  if (!isOpen)
    return (
      <p className="small mt-2">
        <a href={`${page}?${new URLSearchParams({ score, judge: id })}#${anchor}`}>{`Judge the answer of ${by}`}</a>
        <span className="second"> as an auditor.</span>
      </p>
    )
  return (
    <div className="mt-4">
      <ActionForm
        action={judge}
        spec={OPINION_FORM}
        start={startState()}
        submit="Say so"
        look="plain"
        context={{ digest, score, criterion, id }}
        beside={<ButtonLink href={`${page}?${new URLSearchParams({ score })}#${anchor}`}>Leave it</ButtonLink>}
      />
    </div>
  )
}
