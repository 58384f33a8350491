import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { beginUpload, finishUpload, type RunningUpload } from '#db/commands/finish-upload.ts'
import { type IngestedRecords, ingestRecords } from '#db/records/ingest-records.ts'
import { faultLine } from './fault-line.ts'
import type { Job, JobContext } from './job.ts'

const Payload = z.object({ upload: z.uuid() })

/** From this try on a file that our own fault stops is reported as such. */
const GIVE_UP_AFTER = 3

const LOOK_FOR_STOP_EVERY_MS = 250

/**
 * Makes the manifest of a file that was sent for a draft. Until the last statement the draft stays as it was: a run that died, or was stopped, is made
 * again from the beginning.
 */
export const ingestRecordsJob: Job = async (payload, context) => {
  const upload = await beginUpload(context.db, Payload.parse(payload).upload)
  if (upload === null) return 'done'
  const ingested = await untilStopped(context, (signal) => ingest(upload, context, signal))
  if (ingested === null) return 'again'
  await finishUpload(context.db, upload, ingested)
  return 'done'
}

/** What the work answers, or null where the worker was stopped meanwhile. */
async function untilStopped<Result>(
  { isStopping }: JobContext,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | null> {
  const stop = new AbortController()
  const watch = setInterval(() => {
    if (isStopping()) stop.abort()
  }, LOOK_FOR_STOP_EVERY_MS)
  return work(stop.signal)
    .catch((error: Error) => {
      if (stop.signal.aborted) return null
      throw error
    })
    .finally(() => clearInterval(watch))
}

async function ingest(
  upload: RunningUpload,
  { blobs, workFolder, attempt, say }: JobContext,
  signal: AbortSignal,
): Promise<IngestedRecords> {
  const file = await blobs.path(upload.blob)
  if (file === null) return refused('The bytes of this file are not kept any more. Send it again.')
  const { id, fileName, mapping } = upload
  const own = join(workFolder, id)
  // what a run of this upload that died has left
  await rm(own, { recursive: true, force: true })
  const options = { fileName, mapping, blobs, workFolder: own, signal }
  const ingested = ingestRecords(file, options).finally(() => rm(own, { recursive: true, force: true }))
  return ingested.catch((error: Error) => {
    if (attempt < GIVE_UP_AFTER || signal.aborted) throw error
    say(`The records of upload ${upload.id} could not be read: ${faultLine(error)}`)
    return refused(
      'A fault on our side stopped this file; the server’s log says which. Nothing of it was kept. Send it again later.',
    )
  })
}

function refused(message: string): IngestedRecords {
  return { kind: 'refused', understood: null, faults: [{ row: 0, column: '', code: 'unreadable', message }] }
}
