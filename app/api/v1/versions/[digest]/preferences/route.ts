import { api } from '#app/_server/api.ts'
import { blobs } from '#app/_server/db.ts'
import { readVersionPreferences } from '#db/queries/read-version-preferences.ts'
import { Refusal } from '#lib/error.ts'
import { readVersionPreferencesOperation } from '../../../_contract/preferences.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** What creators said of a version's records, at collection and now. */
export const GET = api(readVersionPreferencesOperation, async ({ db, params, query }) => {
  const found = await readVersionPreferences(db, blobs(), params.digest, { query, now: new Date() })
  if (found === null) throw new Refusal('not-found', `No version is published here under ${params.digest}.`)
  return Response.json(found)
})
