import { api } from '#app/_server/api.ts'
import { permit } from '#db/commands/permit.ts'
import { readManifest } from '#db/queries/read-manifest.ts'
import { readUpload } from '#db/queries/read-uploads.ts'
import { Refusal } from '#lib/error.ts'
import { pathOf } from '../../../../../../../../_answers/read.ts'
import { publicUpload } from '../../../../../../../../_answers/records.ts'
import { readUploadOperation } from '../../../../../../../../_contract/records.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** What became of a file that was sent; for members alone, since its faults may quote what is in it. */
export const GET = api(readUploadOperation, async ({ db, actor, params, site }) => {
  const path = pathOf(params)
  permit(actor, 'draft.read', params.org, `see what was sent for a draft of ${path}`)
  const upload = await readUpload(db, params.id)
  if (upload === null || upload.path !== path || upload.label.toLowerCase() !== params.label.toLowerCase())
    throw new Refusal('not-found', `No file of records with this id was sent for ${params.label} of ${path}.`)
  const manifest = upload.manifest === null ? null : await readManifest(db, upload.manifest)
  return Response.json(publicUpload(upload, manifest, site))
})
