import { api } from '#app/_server/api.ts'
import { blobs } from '#app/_server/db.ts'
import { orderRun } from '#db/commands/order-run.ts'
import { findExactVersion } from '#db/queries/find-exact-version.ts'
import { listRunsOfVersion } from '#db/queries/list-runs-of-version.ts'
import { Refusal } from '#lib/error.ts'
import { RUN_DISCLAIMER } from '#lib/run/public.ts'
import { orderOf } from '#lib/run/t6-order.ts'
import { noExactVersion } from '../../../_answers/harvest.ts'
import { orderedRun } from '../../../_answers/run.ts'
import { listRunsOfVersionOperation, orderRunOperation } from '../../../_contract/runs.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The runs that read or made the version. */
export const GET = api(listRunsOfVersionOperation, async ({ db, params: { digest } }) => {
  const version = await findExactVersion(db, digest)
  if (version === null) throw noExactVersion(digest)
  const items = await listRunsOfVersion(db, { digest, path: version.path, label: version.label })
  return Response.json({ version: digest, items, disclaimer: RUN_DISCLAIMER })
})

/** Orders a training on the version. */
export const POST = api(orderRunOperation, async ({ db, actor, params: { digest }, body, site }) => {
  const version = await findExactVersion(db, digest)
  if (version === null) throw noExactVersion(digest)
  const organization = body.organization ?? version.organization
  const order = orderOf(digest, body)
  const result = await orderRun(db, blobs(), actor, { organization, order, now: new Date() })
  if (result.kind === 'no-organization')
    throw new Refusal('not-found', `There is no organization ${organization} here.`)
  return orderedRun(db, result.id, site)
})
