import { api } from '#app/_server/api.ts'
import { draftVersion } from '#db/commands/draft-version.ts'
import { Refusal } from '#lib/error.ts'
import { versionDoor } from '../../../../_answers/addresses.ts'
import { noDataset, pathOf, versionOrRefuse } from '../../../../_answers/read.ts'
import { publicVersion } from '../../../../_answers/version.ts'
import { draftVersionOperation } from '../../../../_contract/versions.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Adds a draft version to the dataset. */
export const POST = api(draftVersionOperation, async ({ db, actor, params, body, site }) => {
  const path = pathOf(params)
  const result = await draftVersion(db, actor, path, body)
  if (result.kind === 'not-found') throw noDataset(path)
  if (result.kind === 'label-taken')
    throw new Refusal('conflict', `${path} has a version ${body.label} already. Take another label.`, [
      { at: '/label', message: 'Taken, in whatever case.' },
    ])
  const version = await versionOrRefuse(db, actor, { path, label: result.label })
  const headers = { Location: versionDoor(site, path, result.label) }
  return Response.json(publicVersion(version, site), { status: 201, headers })
})
