import { api } from '#app/_server/api.ts'
import { findOrganizationLine } from '#db/queries/list-organizations.ts'
import { Refusal } from '#lib/error.ts'
import { readOrganizationOperation } from '../../_contract/accounts.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The organisation. */
export const GET = api(readOrganizationOperation, async ({ db, params }) => {
  const organization = await findOrganizationLine(db, params.slug)
  if (organization === null) throw new Refusal('not-found', `There is no organisation ${params.slug} here.`)
  return Response.json(organization)
})
