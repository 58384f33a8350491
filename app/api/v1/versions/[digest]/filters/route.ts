import { api } from '#app/_server/api.ts'
import { blobs } from '#app/_server/db.ts'
import { orderFilter } from '#db/commands/order-filter.ts'
import { findExactVersion } from '#db/queries/find-exact-version.ts'
import { isDigest } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import { noExactVersion } from '../../../_answers/harvest.ts'
import { orderedRun } from '../../../_answers/run.ts'
import { orderFilterOperation } from '../../../_contract/runs.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Orders that the version be filtered by Grad-Mimic. */
export const POST = api(orderFilterOperation, async ({ db, actor, params: { digest }, body, site }) => {
  if (!isDigest(digest) || (await findExactVersion(db, digest)) === null) throw noExactVersion(digest)
  const result = await orderFilter(db, blobs(), actor, { version: digest, order: body, now: new Date() })
  if (result.kind === 'no-organization') throw new Refusal('not-found', 'There is no such organization here.')
  return orderedRun(db, result.id, site)
})
