'use server'

import { redirect } from 'next/navigation'
import { one } from '#app/_forms/values.ts'
import { database } from '#app/_server/db.ts'
import { type FormAnswer, formAction } from '#app/_server/form.ts'
import { today } from '#app/_server/today.ts'
import { concludeLicense } from '#db/commands/conclude-license.ts'
import { opineOnConclusion } from '#db/commands/opine-on-conclusion.ts'
import type { Actor } from '#lib/dataset/access.ts'
import { ConclusionDraft, OpinionDraft, type Stance } from '#lib/license/conclusion.ts'
import type { FormValues } from '../_forms/values.ts'
import { CONCLUDE_FORM, conclusionInput, OPINION_FORM } from './conclude-form.ts'

export const conclude = formAction(
  {
    spec: CONCLUDE_FORM,
    schema: ConclusionDraft,
    what: 'conclusion',
    failed: 'The conclusion was not proposed',
    read: (values) => conclusionInput(values, today()),
  },
  async (actor, draft, values) => {
    const result = await concludeLicense(database(), actor, one(values, 'context.digest'), draft)
    if (result.kind === 'not-found') return { fault: 'This version is not published here.' }
    if (result.kind === 'unknown-parts') return { fault: `The version has no part ${result.parts[0]}.` }
    redirect(`${one(values, 'context.page')}/conclusions/${result.conclusions[0]}`)
  },
)

const opinionPlan = (stance: Stance) => ({
  spec: OPINION_FORM,
  schema: OpinionDraft,
  what: 'answer',
  failed: 'Your answer was not taken',
  read: (values: FormValues) => ({ stance, reason: one(values, 'reason'), expression: one(values, 'expression') }),
})

async function opine(actor: Actor | null, opinion: OpinionDraft, values: FormValues): Promise<FormAnswer> {
  const result = await opineOnConclusion(database(), actor, one(values, 'context.id'), opinion)
  if (result.kind === 'not-found') return { fault: 'This conclusion is not known here.' }
  if (result.kind === 'refused') return { fault: result.why }
  redirect(`${one(values, 'context.page')}/conclusions/${one(values, 'context.id')}`)
}

export const confirm = formAction(opinionPlan('confirm'), opine)
export const disagree = formAction(opinionPlan('disagree'), opine)
export const takeBack = formAction(opinionPlan('take-back'), opine)
