'use server'

import { z } from 'zod'
import { one } from '#app/_forms/values.ts'
import { database } from '#app/_server/db.ts'
import { formAction } from '#app/_server/form.ts'
import { askForCheck } from '#db/commands/watch-evidence.ts'
import { Digest } from '#lib/digest.ts'

export const checkNow = formAction(
  {
    spec: [],
    schema: z.object({ digest: Digest }),
    what: 'evidence',
    failed: 'The page is not checked',
    read: (values) => ({ digest: one(values, 'context.digest') }),
  },
  async (actor, { digest }) => {
    const asked = await askForCheck(database(), actor, digest)
    if (asked === 'not-found') return { fault: 'No licence and no fact of a published version rests on this page.' }
    return { notice: 'The page will be fetched within a minute. Load this page again to see what came of it.' }
  },
)
