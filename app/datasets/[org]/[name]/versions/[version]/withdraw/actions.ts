'use server'

import { redirect } from 'next/navigation'
import { one, oneOrNull } from '#app/_forms/values.ts'
import { database } from '#app/_server/db.ts'
import { formAction } from '#app/_server/form.ts'
import { withdrawVersion } from '#db/commands/withdraw-version.ts'
import { Withdrawal } from '#lib/dataset/schema.ts'
import { withdrawForm } from './withdraw-form.ts'

export const withdraw = formAction(
  {
    spec: withdrawForm([]),
    schema: Withdrawal,
    what: 'withdrawal',
    failed: 'The version was not withdrawn',
    read: (values) => ({
      kind: one(values, 'kind'),
      reason: one(values, 'reason'),
      successor: oneOrNull(values, 'successor'),
    }),
  },
  async (actor, withdrawal, values) => {
    const path = one(values, 'context.path')
    const label = one(values, 'context.label')
    const result = await withdrawVersion(database(), actor, path, label, withdrawal)
    switch (result.kind) {
      case 'withdrawn':
        redirect(`/datasets/${path}/versions/${encodeURIComponent(label)}`)
        break
      case 'already-withdrawn':
        return { fault: `${label} was withdrawn already. The first reason stays.` }
      case 'is-a-draft':
        return { fault: `${label} is a draft, which nothing cites: discard it instead.` }
      case 'not-found':
        return { fault: `${path} has no version ${label}.` }
    }
  },
)
