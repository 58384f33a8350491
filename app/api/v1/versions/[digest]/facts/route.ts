import { api } from '#app/_server/api.ts'
import { recordFacts } from '#db/commands/record-facts.ts'
import { draftsOf } from '#lib/assessment/facts-document.ts'
import { Refusal } from '#lib/error.ts'
import { answerFacts } from '../../../_answers/facts.ts'
import { readFactsOperation, recordFactsOperation } from '../../../_contract/facts.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** What people recorded of a version. */
export const GET = api(readFactsOperation, ({ db, params, query }) => answerFacts(db, params.digest, query))

/** Records what the document says, all or nothing. */
export const POST = api(recordFactsOperation, async ({ db, actor, params, body }) => {
  const result = await recordFacts(db, actor, params.digest, draftsOf(body, params.digest))
  if (result.kind === 'not-found') throw new Refusal('not-found', 'No published version here has this digest.')
  return Response.json({ version: params.digest, written: result.written })
})
