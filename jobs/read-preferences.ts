import { z } from 'zod'
import { computeReading } from '#db/commands/compute-reading.ts'
import { listObservedMonths, listObservedVersions } from '#db/queries/list-read-moments.ts'
import type { Job, JobContext } from './job.ts'

const Payload = z.object({ version: z.string().optional() })

/**
 * Reads what a version's records were told to be for: at collection, now, and as of the end of each month in which its hosts were asked. Without a version, of
 * every version that was observed. What was read before and has not changed is left as it is.
 */
export const readPreferences: Job = async (payload, context) => {
  const { version } = Payload.parse(payload ?? {})
  for (const digest of version === undefined ? await listObservedVersions(context.db) : [version]) {
    if (context.isStopping()) return 'again'
    await readVersion(digest, context)
  }
  return 'done'
}

async function readVersion(digest: string, { db, blobs, isStopping }: JobContext): Promise<void> {
  const now = new Date()
  const first = await computeReading(db, blobs, digest, { moment: 'collection', asOf: now })
  if (first.kind === 'not-found' || first.kind === 'no-records') return
  for (const month of await listObservedMonths(db, digest)) {
    if (isStopping()) return
    await computeReading(db, blobs, digest, { moment: 'observed', asOf: earlier(endOf(month), now) })
  }
}

/** The last millisecond of a month, in UTC. */
function endOf(month: string): Date {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 1) - 1)
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b
}
