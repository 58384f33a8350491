import { api } from '#app/_server/api.ts'
import { Refusal } from '#lib/error.ts'
import { EXPORT_FORMATS } from '#lib/interchange/exports.ts'
import { versionOrRefuse } from '../../../../_answers/read.ts'
import { exportResponse } from '../../../../_answers/represent.ts'
import { exportVersionOperation } from '../../../../_contract/exact-versions.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The version as a document of another format. */
export const GET = api(exportVersionOperation, async ({ db, params, site }) => {
  const format = EXPORT_FORMATS.find(({ id }) => id === params.format)
  if (format === undefined) throw new Refusal('not-found', `There is no export format ${params.format}.`)
  return exportResponse(db, await versionOrRefuse(db, null, params), format, site)
})
