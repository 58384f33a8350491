import { api } from '#app/_server/api.ts'
import { versionOrRefuse } from '../../../_answers/read.ts'
import { recordList } from '../../../_answers/records.ts'
import { listExactRecordsOperation } from '../../../_contract/records.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The records of the exact version, a page of them. */
export const GET = api(listExactRecordsOperation, async ({ db, params, query }) =>
  Response.json(await recordList(db, await versionOrRefuse(db, null, params), query)),
)
