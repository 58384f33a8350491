import { z } from 'zod'
import { beginUpload, finishUpload, type RunningUpload } from '#db/commands/finish-upload.ts'
import { type IngestedRecords, ingestRecords } from '#db/records/ingest-records.ts'
import { faultLine } from './fault-line.ts'
import type { Job, JobContext } from './job.ts'

const Payload = z.object({ upload: z.uuid() })

/** From this try on a file that our own fault stops is reported as such. */
const GIVE_UP_AFTER = 3

/** Makes the manifest of a file that was sent for a draft. Until the last statement the draft stays as it was; a run that died is made again. */
export const ingestRecordsJob: Job = async (payload, context) => {
  const upload = await beginUpload(context.db, Payload.parse(payload).upload)
  if (upload === null) return 'done'
  await finishUpload(context.db, upload, await ingest(upload, context))
  return 'done'
}

async function ingest(
  upload: RunningUpload,
  { blobs, workFolder, attempt, say }: JobContext,
): Promise<IngestedRecords> {
  const file = await blobs.path(upload.blob)
  if (file === null) return refused('The bytes of this file are not kept any more. Send it again.')
  const { fileName, mapping } = upload
  return ingestRecords(file, { fileName, mapping, blobs, workFolder }).catch((error: Error) => {
    if (attempt < GIVE_UP_AFTER) throw error
    say(`The records of upload ${upload.id} could not be read: ${faultLine(error)}`)
    return refused(
      'A fault on our side stopped this file; the server’s log says which. Nothing of it was kept. Send it again later.',
    )
  })
}

function refused(message: string): IngestedRecords {
  return { kind: 'refused', understood: null, faults: [{ row: 0, column: '', code: 'unreadable', message }] }
}
