import { api } from '#app/_server/api.ts'
import { blobs } from '#app/_server/db.ts'
import { readRunArtifacts } from '#db/queries/read-run-parts.ts'
import { hexOf } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import { fileHeaders } from '../../../../_answers/file-headers.ts'
import { webStream } from '../../../../_answers/web-stream.ts'
import { readRunFileOperation } from '../../../../_contract/runs.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as POST,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** A file of a run, if its bytes are kept here. */
export const GET = api(readRunFileOperation, async ({ db, params: { id, file } }) => {
  const artifact = (await readRunArtifacts(db, id)).find(({ digest }) => digest === file)
  const kept = artifact === undefined ? null : await blobs().open(hexOf(artifact.digest))
  if (artifact === undefined || kept === null)
    throw new Refusal('not-found', `The run ${id} has no file ${file} that is kept here.`)
  const headers = fileHeaders({ path: artifact.name, sha256: hexOf(artifact.digest), mediaType: artifact.mediaType })
  return new Response(webStream(kept.stream), { headers })
})
