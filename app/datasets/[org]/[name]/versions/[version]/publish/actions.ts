'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { FormSpec } from '#app/_forms/spec.ts'
import { one } from '#app/_forms/values.ts'
import { database } from '#app/_server/db.ts'
import { formAction } from '#app/_server/form.ts'
import { publishVersion } from '#db/commands/publish-version.ts'
import { Digest } from '#lib/digest.ts'

const NO_FIELDS: FormSpec = []
const Confirmation = z.object({ path: z.string(), label: z.string(), digest: Digest })

export const publish = formAction(
  {
    spec: NO_FIELDS,
    schema: Confirmation,
    what: 'version',
    failed: 'The version was not published',
    read: (values) => ({
      path: one(values, 'context.path'),
      label: one(values, 'context.label'),
      digest: one(values, 'context.digest'),
    }),
  },
  async (actor, { path, label, digest }) => {
    const result = await publishVersion(database(), actor, path, label, { expected: digest })
    switch (result.kind) {
      case 'published':
      case 'already-published':
        redirect(`/datasets/${path}/versions/${encodeURIComponent(result.label)}`)
        break
      case 'changed':
        return {
          fault: `Since this page was made, another version of ${path} was published or this draft was changed, so its digest would now be ${result.digest}. Open this page again, look at the record, and publish that.`,
        }
      case 'withdrawn':
        return { fault: `${label} is withdrawn. Draft a new version instead.` }
      case 'not-found':
        return { fault: `${label} of ${path} is not there any more: someone discarded or renamed it.` }
    }
  },
)
