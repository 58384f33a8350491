import { api } from '#app/_server/api.ts'
import { findCited } from '#db/queries/find-cited.ts'
import { readCitations } from '#lib/citation/read.ts'
import { verifyCitation } from '#lib/citation/verify.ts'
import { verifyOperation } from '../_contract/registry.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** A verdict on each citation of the text. */
export const POST = api(verifyOperation, async ({ db, body }) => {
  const cited = readCitations(body.citations)
  const found = await findCited(db, cited)
  const verdicts = cited.map((one, index) => ({
    cited: one,
    ...verifyCitation(one, found[index] ?? { byDigest: null, byLabel: null }),
  }))
  return Response.json({ verdicts })
})
