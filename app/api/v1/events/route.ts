import { api } from '#app/_server/api.ts'
import { listEvents } from '#db/queries/list-events.ts'
import { Refusal } from '#lib/error.ts'
import { listEventsOperation } from '../_contract/registry.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** What happened after an event, a page of it. */
export const GET = api(listEventsOperation, async ({ db, query }) => {
  const items = await listEvents(db, query)
  if (items !== null) return Response.json({ items, nextAfter: items.at(-1)?.id ?? query.after })
  const message = `There is no event ${query.after}. Ask with the nextAfter that you were given, or with 0.`
  throw new Refusal('invalid', message, [{ at: '/after', message }])
})
