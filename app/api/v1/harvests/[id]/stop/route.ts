import { api } from '#app/_server/api.ts'
import { stopHarvest } from '#db/commands/stop-harvest.ts'
import { Refusal } from '#lib/error.ts'
import { harvestOrRefuse, noHarvest } from '../../../_answers/harvest.ts'
import { stopHarvestOperation } from '../../../_contract/harvests.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Stops the harvest. */
export const POST = api(stopHarvestOperation, async ({ db, actor, params }) => {
  const stopped = await stopHarvest(db, actor, params.id)
  if (stopped.kind === 'not-found') throw noHarvest(params.id)
  if (stopped.kind === 'over') throw new Refusal('conflict', 'This harvest is over already.')
  return Response.json({ harvest: await harvestOrRefuse(db, params.id) })
})
