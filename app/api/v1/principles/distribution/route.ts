import { api } from '#app/_server/api.ts'
import { scoreDistribution } from '#db/queries/score-distribution.ts'
import { readDistributionOperation } from '../../_contract/compared-scores.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** How the newest scores of the versions here are spread. */
export const GET = api(readDistributionOperation, async ({ db, query }) =>
  Response.json(await scoreDistribution(db, query.rubric)),
)
