import { api } from '#app/_server/api.ts'
import { publishVersion } from '#db/commands/publish-version.ts'
import { Refusal } from '#lib/error.ts'
import { noVersion, pathOf, versionOrRefuse } from '../../../../../../_answers/read.ts'
import { publicVersion } from '../../../../../../_answers/version.ts'
import { publishVersionOperation } from '../../../../../../_contract/versions.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Publishes the draft: from then on it never changes. */
export const POST = api(publishVersionOperation, async ({ db, actor, params, site }) => {
  const path = pathOf(params)
  const result = await publishVersion(db, actor, path, params.label)
  if (result.kind === 'not-found') throw noVersion(path, params.label)
  if (result.kind === 'withdrawn')
    throw new Refusal('conflict', `Version ${params.label} was withdrawn, and stays so. Publish a new one.`)
  return Response.json(publicVersion(await versionOrRefuse(db, actor, { digest: result.digest }), site))
})
