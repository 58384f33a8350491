import { badgeResponse } from '#app/_principles/badge-response.ts'
import { api } from '#app/_server/api.ts'
import { readBadgeOperation } from '#app/api/v1/_contract/scores.ts'
import { readBadge } from '#db/queries/read-badge.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The badge of the version, as a picture. */
export const GET = api(readBadgeOperation, async ({ db, params }) => badgeResponse(await readBadge(db, params)))
