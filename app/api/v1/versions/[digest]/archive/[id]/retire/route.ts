import { api } from '#app/_server/api.ts'
import { retireArchiveCopy } from '#db/commands/retire-archive-copy.ts'
import { refuseUnlessCopyOf } from '#db/queries/find-copy.ts'
import { Refusal } from '#lib/error.ts'
import { retireArchiveCopyOperation } from '../../../../../_contract/archive.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Counts on a copy no longer. */
export const POST = api(retireArchiveCopyOperation, async ({ db, actor, params, body }) => {
  await refuseUnlessCopyOf(db, params)
  const retired = await retireArchiveCopy(db, actor, params.id, body)
  if (retired.kind === 'not-found') throw new Refusal('not-found', 'No copy here has this id.')
  if (retired.kind === 'already-retired')
    throw new Refusal('conflict', 'The copy was retired before. Its reason stands.')
  return Response.json({ id: params.id })
})
