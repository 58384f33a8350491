import { api } from '#app/_server/api.ts'
import { dataciteAccount } from '#app/_server/env.ts'
import { requestDoi } from '#db/commands/register-doi.ts'
import { listDois } from '#db/queries/find-dois.ts'
import { Refusal } from '#lib/error.ts'
import { listDoisOperation, requestDoiOperation } from '../../../_contract/deposits.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The DOIs of a version and of its dataset. */
export const GET = api(listDoisOperation, async ({ db, params }) => {
  const items = await listDois(db, params.digest)
  if (items === null) throw notFound()
  return Response.json({ items })
})

/** Asks for them. */
export const POST = api(requestDoiOperation, async ({ db, actor, params }) => {
  const account = dataciteAccount()
  if (account === null)
    throw new Refusal(
      'unavailable',
      'This registry has no account with DataCite. Who runs it sets DATACITE_URL, DATACITE_PREFIX, DATACITE_USER and DATACITE_PASSWORD.',
    )
  const result = await requestDoi(db, actor, params.digest, account.prefix)
  if (result.kind === 'not-found') throw notFound()
  if (result.kind === 'withdrawn-without-doi')
    throw new Refusal('conflict', 'The version is withdrawn and has no DOI. A DOI is for what can be cited and used.')
  return Response.json({ items: await listDois(db, params.digest) }, { status: 202 })
})

function notFound(): Refusal {
  return new Refusal('not-found', 'No published version here has this digest.')
}
