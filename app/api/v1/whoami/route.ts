import { api } from '#app/_server/api.ts'
import { Refusal } from '#lib/error.ts'
import { whoAmIOperation } from '../_contract/accounts.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Who the token speaks for. */
export const GET = api(whoAmIOperation, async ({ actor }) => {
  if (actor === null) throw new Refusal('unauthenticated', 'Nobody: no API token was sent.')
  const { name, isAdministrator, memberships, scopes } = actor
  return Response.json({ name, isAdministrator, memberships, scopes })
})
