'use server'

import { redirect } from 'next/navigation'
import { askDataset, datasetForm, datasetInput, placeFields } from '#app/_forms/dataset-form.ts'
import { one } from '#app/_forms/values.ts'
import { database } from '#app/_server/db.ts'
import { formAction } from '#app/_server/form.ts'
import { today } from '#app/_server/today.ts'
import { registerDataset } from '#db/commands/register-dataset.ts'
import { DatasetDraft } from '#lib/dataset/schema.ts'

export const register = formAction(
  {
    spec: datasetForm(placeFields([])),
    schema: DatasetDraft,
    what: 'dataset',
    failed: 'The dataset is not registered yet',
    ask: (values) => askDataset(values),
    read: (values) => ({
      organization: one(values, 'organization'),
      name: one(values, 'name'),
      ...datasetInput(values, today()),
    }),
  },
  async (actor, draft) => {
    const result = await registerDataset(database(), actor, draft)
    if (result.kind === 'name-taken')
      return {
        fault: `${draft.organization} has a dataset named ${draft.name} already. Choose another name.`,
        at: 'name',
      }
    if (result.kind === 'no-organization')
      return { fault: `There is no organisation ${draft.organization}.`, at: 'organization' }
    redirect(`/datasets/${result.path}/versions/new`)
  },
)
