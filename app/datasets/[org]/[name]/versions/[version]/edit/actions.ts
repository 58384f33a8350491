'use server'

import { redirect } from 'next/navigation'
import { type FormValues, one } from '#app/_forms/values.ts'
import { database } from '#app/_server/db.ts'
import { formAction, pressed } from '#app/_server/form.ts'
import { currentActor, requireActor } from '#app/_server/session.ts'
import { versionPlan } from '#app/_server/version-plan.ts'
import { amendDraft, discardDraft } from '#db/commands/amend-draft.ts'
import { readDraft } from '#db/queries/read-draft.ts'
import { readVersion } from '#db/queries/read-version.ts'

export const amend = formAction(versionPlan('The draft is as it was', asKept), async (actor, version, values) => {
  const path = one(values, 'context.path')
  const label = one(values, 'context.label')
  const result = await amendDraft(database(), actor, path, label, version)
  switch (result.kind) {
    case 'amended':
      redirect(`/datasets/${path}/versions/${encodeURIComponent(result.label)}/publish`)
      break
    case 'label-taken':
      return { fault: `${path} has a version ${version.label} already. Choose another label.`, at: 'label' }
    case 'not-a-draft':
      return { fault: `${label} was published in the meantime. It cannot be changed any more; draft the next version.` }
    case 'not-found':
      return { fault: `${label} of ${path} is not there any more: someone discarded or renamed it.` }
  }
})

async function asKept(values: FormValues) {
  const name = { path: one(values, 'context.path'), label: one(values, 'context.label') }
  const version = await readVersion(database(), await currentActor(), name)
  return version === null ? {} : readDraft(database(), version.id)
}

/** Takes a draft away for good. Nothing cites it. */
export async function discard(data: FormData): Promise<void> {
  const path = String(data.get('path'))
  const label = String(data.get('label'))
  const page = `/datasets/${path}/versions/${encodeURIComponent(label)}/edit`
  const actor = await requireActor(page)
  await pressed(page, async () => {
    const result = await discardDraft(database(), actor, path, label)
    return result.kind === 'discarded' ? `/datasets/${path}` : `${page}?fault=${result.kind}`
  })
}
