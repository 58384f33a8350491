import { api } from '#app/_server/api.ts'
import { blobs } from '#app/_server/db.ts'
import { findFile } from '#db/queries/find-file.ts'
import { Refusal } from '#lib/error.ts'
import { fileHeaders } from '../../../../_answers/file-headers.ts'
import { webStream } from '../../../../_answers/web-stream.ts'
import { readFileOperation } from '../../../../_contract/exact-versions.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The bytes of a file, where the registry holds them. */
export const GET = api(readFileOperation, async ({ db, params }) => {
  const file = await findFile(db, params.digest, params.path)
  if (file === null)
    throw new Refusal(
      'not-found',
      `No version published here has the digest ${params.digest} and a file ${params.path}.`,
    )
  if (file.status === 'withdrawn')
    throw new Refusal('gone', `The version was withdrawn (${file.withdrawal?.kind}): ${file.withdrawal?.reason}`)
  const blob = file.sha256 === null ? null : await blobs().open(file.sha256)
  if (blob !== null && file.sha256 !== null) {
    const headers = fileHeaders({ ...file, sha256: file.sha256 })
    return new Response(webStream(blob.stream), { headers })
  }
  const place =
    file.url === null ? 'The version names no address for it.' : `The version says that it is at ${file.url}.`
  throw new Refusal('not-found', `The registry does not hold the bytes of ${params.path}. ${place}`)
})
