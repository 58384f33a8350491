import { api } from '#app/_server/api.ts'
import { decidePreferences } from '#lib/preference/evaluation.ts'
import { evaluatePreferencesOperation } from '../../_contract/preferences.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The decision on the signals that were sent. */
export const POST = api(evaluatePreferencesOperation, async ({ body }) => Response.json(decidePreferences(body)))
