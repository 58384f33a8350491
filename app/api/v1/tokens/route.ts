import { api } from '#app/_server/api.ts'
import { issueToken } from '#db/commands/issue-token.ts'
import { permit } from '#db/commands/permit.ts'
import { listTokens } from '#db/queries/list-tokens.ts'
import { issueTokenOperation, listTokensOperation } from '../_contract/accounts.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The API tokens of whoever asks. */
export const GET = api(listTokensOperation, async ({ db, actor }) => {
  permit(actor, 'token.manage', null, 'list your API tokens')
  return Response.json({ items: await listTokens(db, actor.userId) })
})

/** Issues an API token: the only answer that holds its secret. */
export const POST = api(issueTokenOperation, async ({ db, actor, body }) => {
  const { id, secret, expiresAt } = await issueToken(db, actor, body)
  return Response.json({ id, secret, expiresAt: expiresAt.toISOString() }, { status: 201 })
})
