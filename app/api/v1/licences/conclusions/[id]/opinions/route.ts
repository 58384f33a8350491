import { api } from '#app/_server/api.ts'
import { opineOnConclusion } from '#db/commands/opine-on-conclusion.ts'
import { Refusal } from '#lib/error.ts'
import { opineOnConclusionOperation } from '../../../../_contract/licenses.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Confirms a conclusion, disagrees with it, or takes it back. */
export const POST = api(opineOnConclusionOperation, async ({ db, actor, params, body }) => {
  const result = await opineOnConclusion(db, actor, params.id, body)
  if (result.kind === 'not-found') throw new Refusal('not-found', 'No conclusion here has this id.')
  if (result.kind === 'refused') throw new Refusal('conflict', result.why)
  return Response.json({ standing: result.standing })
})
