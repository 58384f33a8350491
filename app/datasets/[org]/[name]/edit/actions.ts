'use server'

import { redirect } from 'next/navigation'
import { askDataset, datasetForm, datasetInput } from '#app/_forms/dataset-form.ts'
import { one } from '#app/_forms/values.ts'
import { database } from '#app/_server/db.ts'
import { formAction } from '#app/_server/form.ts'
import { currentActor } from '#app/_server/session.ts'
import { today } from '#app/_server/today.ts'
import { amendDataset } from '#db/commands/amend-dataset.ts'
import { readDataset } from '#db/queries/read-dataset.ts'
import { DatasetPatch } from '#lib/dataset/schema.ts'

export const amend = formAction(
  {
    spec: datasetForm([]),
    schema: DatasetPatch,
    what: 'dataset',
    failed: 'The dataset is as it was',
    ask: (values) => askDataset(values),
    read: async (values) => {
      const before = await readDataset(database(), await currentActor(), one(values, 'context.path'))
      return datasetInput(values, today(), before ?? {})
    },
  },
  async (actor, patch, values) => {
    const path = one(values, 'context.path')
    const result = await amendDataset(database(), actor, path, patch)
    if (result.kind === 'not-found') return { fault: `There is no dataset ${path}.` }
    redirect(`/datasets/${path}`)
  },
)
