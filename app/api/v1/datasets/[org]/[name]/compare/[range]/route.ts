import { api } from '#app/_server/api.ts'
import { compareFiles } from '#db/queries/compare-files.ts'
import { compareAnswer } from '../../../../../_answers/compare.ts'
import { pathOf, versionOrRefuse } from '../../../../../_answers/read.ts'
import { compareVersionsOperation } from '../../../../../_contract/versions.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** What changed from one version of the dataset to another. */
export const GET = api(compareVersionsOperation, async ({ db, actor, params, site }) => {
  const [a, b] = params.range
  const before = await versionOrRefuse(db, actor, { path: pathOf(params), label: a })
  const after = await versionOrRefuse(db, actor, { path: pathOf(params), label: b })
  return Response.json(compareAnswer(before, after, await compareFiles(db, before.id, after.id), site))
})
