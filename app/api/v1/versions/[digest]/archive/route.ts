import { api } from '#app/_server/api.ts'
import { recordArchiveCopy } from '#db/commands/record-archive-copy.ts'
import { readArchive } from '#db/queries/read-archive.ts'
import { Refusal } from '#lib/error.ts'
import { archiveAnswer } from '../../../_answers/archive.ts'
import { readArchiveOperation, recordArchiveCopyOperation } from '../../../_contract/archive.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Where a version is kept, and how that stands now. */
export const GET = api(readArchiveOperation, async ({ db, params }) => {
  const archive = await readArchive(db, params.digest, new Date())
  if (archive === null) throw notFound()
  return Response.json(archiveAnswer(archive))
})

/** Records a copy. */
export const POST = api(recordArchiveCopyOperation, async ({ db, actor, params, body }) => {
  const recorded = await recordArchiveCopy(db, actor, params.digest, body)
  if (recorded.kind === 'not-found') throw notFound()
  if (recorded.kind === 'already-recorded')
    throw new Refusal(
      'conflict',
      'This address is recorded for this version already. Retire that copy first if it is another one now.',
    )
  return Response.json({ id: recorded.id }, { status: 201 })
})

function notFound(): Refusal {
  return new Refusal('not-found', 'No published version here has this digest.')
}
