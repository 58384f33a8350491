import { api } from '#app/_server/api.ts'
import { revokeToken } from '#db/commands/issue-token.ts'
import { Refusal } from '#lib/error.ts'
import { revokeTokenOperation } from '../../_contract/accounts.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Revokes one of the asking person's tokens. */
export const DELETE = api(revokeTokenOperation, async ({ db, actor, params }) => {
  const result = await revokeToken(db, actor, params.id)
  if (result.kind === 'not-found')
    throw new Refusal('not-found', `You have no API token ${params.id} that still counts.`)
  return new Response(null, { status: 204 })
})
