import { api } from '#app/_server/api.ts'
import { countLicenseQueue, listLicenseQueue } from '#db/queries/list-license-queue.ts'
import type { QueueEntry } from '#lib/license/queue.ts'
import { versionPage } from '../../_answers/addresses.ts'
import { listLicenseQueueOperation } from '../../_contract/licenses.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The parts whose licence needs a person, a page of them, and how many wait for what. */
export const GET = api(listLicenseQueueOperation, async ({ db, query, site }) => {
  const search = { ...query, organization: query.organization.toLowerCase() }
  const { items, nextCursor } = await listLicenseQueue(db, search)
  const { total, ...counts } = await countLicenseQueue(db, search.organization)
  return Response.json({ items: items.map((entry) => addressed(entry, site)), nextCursor, counts, total })
})

function addressed(entry: QueueEntry, site: string) {
  const page = `${versionPage(site, entry.dataset, entry.label)}/licences/conclude`
  return { ...entry, url: `${page}?${new URLSearchParams({ part: entry.part })}` }
}
