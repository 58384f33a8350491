import { api } from '#app/_server/api.ts'
import { listFiles } from '#db/queries/read-version.ts'
import { pathOf, versionOrRefuse } from '../../../../../../_answers/read.ts'
import { listFilesOperation } from '../../../../../../_contract/versions.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The files of the version, a page of them. */
export const GET = api(listFilesOperation, async ({ db, actor, params, query }) => {
  const version = await versionOrRefuse(db, actor, { path: pathOf(params), label: params.label })
  const { after, limit } = query
  const found = await listFiles(db, version.id, { after, limit: limit + 1 })
  const items = found.slice(0, limit)
  const nextAfter = found.length > limit ? (items.at(-1)?.path ?? null) : null
  return Response.json({ items, nextAfter, total: version.fileCount })
})
