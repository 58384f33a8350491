import { api } from '#app/_server/api.ts'
import { blobs } from '#app/_server/db.ts'
import { checkPreferences } from '#db/queries/check-preferences.ts'
import { checkPreferencesOperation } from '../../_contract/preferences.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** What is known of the addresses that were sent. */
export const POST = api(checkPreferencesOperation, async ({ body, db }) =>
  Response.json(await checkPreferences(db, blobs(), body, new Date())),
)
