import { api } from '#app/_server/api.ts'
import { recordTerms } from '#db/commands/record-terms.ts'
import { readTerms } from '#db/queries/read-terms.ts'
import { termsOrRefuse } from '../../_answers/terms.ts'
import { listTermsStatementsOperation, recordTermsOperation } from '../../_contract/harvests.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** What was recorded for the host, and for hosts above it that speak for all below. */
export const GET = api(listTermsStatementsOperation, async ({ db, query }) => {
  const found = await readTerms(db, [query.host])
  return Response.json({ items: found.filter(({ host, withSubdomains }) => host === query.host || withSubdomains) })
})

/** Records terms. */
export const POST = api(recordTermsOperation, async ({ db, actor, body }) => {
  const { id } = await recordTerms(db, actor, body)
  return Response.json({ terms: await termsOrRefuse(db, id) }, { status: 201 })
})
