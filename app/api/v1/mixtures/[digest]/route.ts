import { api } from '#app/_server/api.ts'
import { siteAddress } from '#app/_server/site.ts'
import { readMixture } from '#db/queries/read-mixture.ts'
import { Refusal } from '#lib/error.ts'
import { readMixtureOperation } from '../../_contract/licenses.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** A mixture by its digest. */
export const GET = api(readMixtureOperation, async ({ db, params }) => {
  const found = await readMixture(db, params.digest)
  if (found === null) throw new Refusal('not-found', 'No mixture here has this digest.')
  const { digest, mixture } = found
  return Response.json({ digest, url: `${siteAddress()}/mixtures/${digest}`, mixture })
})
