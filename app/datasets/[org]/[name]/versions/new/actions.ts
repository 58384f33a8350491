'use server'

import { redirect } from 'next/navigation'
import { type FormValues, one } from '#app/_forms/values.ts'
import { database } from '#app/_server/db.ts'
import { formAction } from '#app/_server/form.ts'
import { currentActor } from '#app/_server/session.ts'
import { versionPlan } from '#app/_server/version-plan.ts'
import { draftVersion } from '#db/commands/draft-version.ts'
import { readDraft } from '#db/queries/read-draft.ts'
import { readVersion } from '#db/queries/read-version.ts'

export const draft = formAction(
  versionPlan('The version is not kept yet', startedFrom),
  async (actor, version, values) => {
    const path = one(values, 'context.path')
    const result = await draftVersion(database(), actor, path, version)
    if (result.kind === 'label-taken')
      return { fault: `${path} has a version ${version.label} already. Choose another label.`, at: 'label' }
    if (result.kind === 'not-found') return { fault: `There is no dataset ${path}.` }
    redirect(`/datasets/${path}/versions/${encodeURIComponent(result.label)}/publish`)
  },
)

/** What the version was started from, for the groups that were too long for the form. */
async function startedFrom(values: FormValues) {
  const label = one(values, 'context.from')
  if (label === '') return {}
  const name = { path: one(values, 'context.path'), label }
  const version = await readVersion(database(), await currentActor(), name)
  if (version === null) return {}
  const { recordSets: _recordSets, ...before } = await readDraft(database(), version.id)
  return before
}
