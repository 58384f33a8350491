import { api } from '#app/_server/api.ts'
import { findCitationFormat } from '#lib/citation/formats.ts'
import { Refusal } from '#lib/error.ts'
import { versionOrRefuse } from '../../../_answers/read.ts'
import { citationResponse } from '../../../_answers/represent.ts'
import { citeVersionOperation } from '../../../_contract/exact-versions.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** How the version is cited, in one format. */
export const GET = api(citeVersionOperation, async ({ db, params, query, site }) => {
  const format = findCitationFormat(query.format)
  if (format === null) throw new Refusal('not-found', `There is no citation format ${query.format}.`)
  return citationResponse(await versionOrRefuse(db, null, params), format, site)
})
