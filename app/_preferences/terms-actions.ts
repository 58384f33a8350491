'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { one } from '#app/_forms/values.ts'
import { database } from '#app/_server/db.ts'
import { formAction, pressed } from '#app/_server/form.ts'
import { requireActor } from '#app/_server/session.ts'
import { confirmTerms, endTerms, recordTerms } from '#db/commands/record-terms.ts'
import { TermsDraft, TermsEnd } from '#lib/preference/terms-record.ts'
import { TERMS_FORM, termsInput } from './terms-form.ts'

/** Only addresses of this registry are gone back to. */
const Page = z.string().regex(/^\/datasets\/[^\\]*$/)

export const recordHostTerms = formAction(
  { spec: TERMS_FORM, schema: TermsDraft, what: 'statement', failed: 'The terms were not recorded', read: termsInput },
  async (actor, draft, values) => {
    await recordTerms(database(), actor, draft)
    redirect(`${Page.parse(one(values, 'context.page'))}?terms=recorded#terms`)
  },
)

/** Ends what was recorded, with the reason that was written. */
export async function endHostTerms(data: FormData): Promise<void> {
  const page = Page.parse(data.get('page'))
  const actor = await requireActor(page)
  await pressed(page, async () => {
    const id = z.uuid().safeParse(data.get('terms'))
    const end = TermsEnd.safeParse({ reason: data.get('reason') })
    if (!end.success) return `${page}?terms=no-reason#terms`
    const result = id.success ? await endTerms(database(), actor, id.data, end.data) : { kind: 'not-found' as const }
    return `${page}?terms=${result.kind === 'done' ? 'ended' : result.kind}#terms`
  })
}

/** Confirms what another person recorded. */
export async function confirmHostTerms(data: FormData): Promise<void> {
  const page = Page.parse(data.get('page'))
  const actor = await requireActor(page)
  await pressed(page, async () => {
    const id = z.uuid().safeParse(data.get('terms'))
    const result = id.success ? await confirmTerms(database(), actor, id.data) : { kind: 'not-found' as const }
    return `${page}?terms=${result.kind === 'done' ? 'confirmed' : result.kind}#terms`
  })
}
