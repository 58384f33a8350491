import { api } from '#app/_server/api.ts'
import { listHarvestOrigins } from '#db/queries/read-harvests.ts'
import { harvestOrRefuse } from '../../_answers/harvest.ts'
import { readHarvestOperation } from '../../_contract/harvests.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The harvest, and a page of its origins. */
export const GET = api(readHarvestOperation, async ({ db, params, query }) => {
  const harvest = await harvestOrRefuse(db, params.id)
  const { after, limit, outcome } = query
  const origins = await listHarvestOrigins(db, params.id, { after, limit: limit + 1, outcome })
  const items = origins.slice(0, limit)
  const nextAfter = origins.length > limit ? (items.at(-1)?.origin ?? null) : null
  return Response.json({ ...harvest, items, nextAfter })
})
