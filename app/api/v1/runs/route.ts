import { api } from '#app/_server/api.ts'
import { recordRun } from '#db/commands/record-run.ts'
import { listRuns } from '#db/queries/list-runs.ts'
import { Refusal } from '#lib/error.ts'
import { runOrRefuse, unknownVersions } from '../_answers/run.ts'
import { listRunsOperation, recordRunOperation } from '../_contract/runs.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Runs, newest first. */
export const GET = api(listRunsOperation, async ({ db, query }) => Response.json(await listRuns(db, query)))

/** Records a run. */
export const POST = api(recordRunOperation, async ({ db, actor, body, site }) => {
  const result = await recordRun(db, actor, body, new Date())
  if (result.kind === 'no-organization')
    throw new Refusal('not-found', `There is no organization ${body.organization} here.`)
  if (result.kind === 'unknown-versions') throw unknownVersions(result.digests)
  const headers = { Location: `${site}/api/v1/runs/${result.id}` }
  return Response.json(await runOrRefuse(db, result.id), { status: 201, headers })
})
