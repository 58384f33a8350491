import { heldSets } from '#app/_records/held.ts'
import { api } from '#app/_server/api.ts'
import { versionOrRefuse } from '../../../../_answers/read.ts'
import { publicManifest } from '../../../../_answers/records.ts'
import { readFiguresOperation } from '../../../../_contract/records.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** What the records add up to. It stays when a version is withdrawn: it tells of no single record. */
export const GET = api(readFiguresOperation, async ({ db, params }) => {
  const version = await versionOrRefuse(db, null, params)
  const held = await heldSets(db, version.recordSets)
  const sets = held.map(({ name, manifest }) => ({ name, manifest: publicManifest(manifest) }))
  return Response.json({ version: params.digest, sets })
})
