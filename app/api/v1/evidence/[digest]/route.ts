import { api } from '#app/_server/api.ts'
import { readEvidenceHistory } from '#db/queries/read-evidence-history.ts'
import { Refusal } from '#lib/error.ts'
import { readEvidenceOperation } from '../../_contract/licenses.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** A piece of evidence with everything that came after it was read. */
export const GET = api(readEvidenceOperation, async ({ db, params }) => {
  const history = await readEvidenceHistory(db, params.digest)
  if (history === null) throw new Refusal('not-found', 'No evidence here has this digest.')
  return Response.json(history)
})
