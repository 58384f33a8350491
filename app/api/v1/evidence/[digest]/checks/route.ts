import { api } from '#app/_server/api.ts'
import { askForCheck } from '#db/commands/watch-evidence.ts'
import { Refusal } from '#lib/error.ts'
import { checkEvidenceOperation } from '../../../_contract/licenses.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Has the page fetched again. */
export const POST = api(checkEvidenceOperation, async ({ db, actor, params }) => {
  const asked = await askForCheck(db, actor, params.digest)
  if (asked === 'not-found')
    throw new Refusal('not-found', 'No licence and no fact of a published version rests on this evidence.')
  return Response.json({ queued: true }, { status: 202 })
})
