'use server'

import { redirect } from 'next/navigation'
import { one } from '#app/_forms/values.ts'
import { database } from '#app/_server/db.ts'
import { formAction } from '#app/_server/form.ts'
import { today } from '#app/_server/today.ts'
import { versionHref } from '#app/datasets/_parts/address.ts'
import { acceptAnswer } from '#db/commands/accept-answer.ts'
import { answerFinding } from '#db/commands/answer-finding.ts'
import { findExactVersion } from '#db/queries/find-exact-version.ts'
import { AnswerOpinionDraft, FindingAnswerDraft } from '#lib/assessment/answer.ts'
import { ANSWER_FORM, answerInput, OPINION_FORM } from './answer-form.ts'
import { criterionAnchor } from './outcomes.ts'

/** Puts a maintainer's answer beside the finding that the form names. */
export const answer = formAction(
  {
    spec: ANSWER_FORM,
    schema: FindingAnswerDraft,
    what: 'answer',
    failed: 'The answer was not taken',
    read: (values) => answerInput(values, today()),
  },
  async (actor, draft, values) => {
    const score = one(values, 'context.score')
    const result = await answerFinding(database(), actor, score, draft)
    if (result.kind === 'not-found') return { fault: 'This score is not known here.' }
    redirect(await pageAfter(one(values, 'context.digest'), score, 'answered', draft.criterion))
  },
)

/** An auditor's word on the answer that the form names. */
export const judge = formAction(
  {
    spec: OPINION_FORM,
    schema: AnswerOpinionDraft,
    what: 'opinion',
    failed: 'Your word was not taken',
    read: (values) => ({ stance: one(values, 'stance'), reason: one(values, 'reason') }),
  },
  async (actor, opinion, values) => {
    const result = await acceptAnswer(database(), actor, one(values, 'context.id'), opinion)
    if (result.kind === 'not-found') return { fault: 'This answer is not known here.' }
    if (result.kind === 'own') return { fault: 'Nobody judges their own answer. Ask another auditor.' }
    const done = opinion.stance === 'accept' ? 'accepted' : 'declined'
    const { digest, score, criterion } = {
      digest: one(values, 'context.digest'),
      score: one(values, 'context.score'),
      criterion: one(values, 'context.criterion'),
    }
    redirect(await pageAfter(digest, score, done, criterion))
  },
)

/** The finding on the page of its score, with what came of it. */
async function pageAfter(digest: string, score: string, done: string, criterion: string): Promise<string> {
  const version = await findExactVersion(database(), digest)
  if (version === null) return '/principles'
  const query = new URLSearchParams({ score, done })
  return `${versionHref(version.path, version.label, 'principles')}?${query}#${criterionAnchor(criterion)}`
}
