import { z } from 'zod'
import type { BlobStore } from '#db/blobs.ts'
import type { Db } from '#db/client.ts'
import { importReading } from '#db/commands/import-reading.ts'
import {
  beginBatch,
  finishBatch,
  type ItemReport,
  type RunningBatch,
  settleNextItem,
  type WaitingItem,
} from '#db/commands/run-import-batch.ts'
import { Refusal } from '#lib/error.ts'
import { readDocument } from '#lib/interchange/formats.ts'
import { IMPORT_FORMATS, type Trouble } from '#lib/interchange/import.ts'
import { faultLine } from './fault-line.ts'
import type { Job, JobContext } from './job.ts'

const Payload = z.object({ batch: z.uuid() })
const Format = z.enum(['auto', ...IMPORT_FORMATS])

/** From this try on a file that our own fault stops is reported as such, so that the files after it are not held up. */
const GIVE_UP_AFTER = 3

/** Imports the files of a batch, one after the other, each in a transaction of its own with its report. */
export const importBatch: Job = async (payload, context) => {
  const { db } = context
  const batch = await beginBatch(db, Payload.parse(payload).batch)
  if (batch === null) return 'done'
  for (;;) {
    if (context.isStopping()) return 'again'
    const item = await importNext(batch, context)
    if (item === null) break
  }
  await finishBatch(db, batch)
  return 'done'
}

async function importNext(batch: RunningBatch, { db, blobs, say, attempt }: JobContext): Promise<WaitingItem | null> {
  const work = (tx: Db, item: WaitingItem) => importFile(tx, blobs, batch, item)
  return settleNextItem(db, batch, work).catch((error: Error) => {
    if (attempt < GIVE_UP_AFTER) throw error
    say(`A file of import ${batch.id} could not be imported: ${faultLine(error)}`)
    return settleNextItem(db, batch, async () => refusedReport(null, [OUR_FAULT]))
  })
}

async function importFile(tx: Db, blobs: BlobStore, batch: RunningBatch, item: WaitingItem): Promise<ItemReport> {
  const bytes = await blobs.read(item.blob)
  if (bytes === null) return refusedReport(null, [BYTES_GONE])
  const today = batch.createdAt.toISOString().slice(0, 10)
  const reading = await readDocument(bytes, Format.parse(batch.format), { fileName: item.fileName, url: null, today })
  const format = reading.importer.name === 'none' ? null : reading.format
  if (reading.candidates.length === 0) return refusedReport(format, reading.troubles)
  const { organization, publish } = batch
  const report = await importReading(tx, batch.actor, { organization, reading, publish }).catch(refusalOrThrow)
  if (report instanceof Refusal) return refusedReport(format, [troubleOf(report)])
  return { ...report, format, troubles: reading.troubles }
}

/** The person's roles may have changed since the order: that is told of the file, and is no bug. */
function refusalOrThrow(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  throw error
}

function troubleOf({ code, message }: Refusal): Trouble {
  return { grade: 'refuse', at: '', message, rule: code }
}

/** A file of which nothing was stored counts as one that was refused. */
function refusedReport(format: string | null, troubles: Trouble[]): ItemReport {
  return { format, troubles, candidates: [], counts: { registered: 0, unchanged: 0, amended: 0, refused: 1 } }
}

const OUR_FAULT: Trouble = {
  grade: 'refuse',
  at: '',
  message:
    'A fault on our side stopped this file; the server’s log says which. Nothing of it was stored. Import it again later.',
  rule: 'fault',
}

const BYTES_GONE: Trouble = {
  grade: 'refuse',
  at: '',
  message: 'The bytes of this file are not kept any more. Upload it again.',
  rule: 'bytes-gone',
}
