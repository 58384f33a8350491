import { abandonLostRuns as abandon } from '#db/commands/abandon-lost-runs.ts'
import type { Job } from './job.ts'

/** Marks as abandoned the runs that have been silent for three of their own intervals. */
export const abandonLostRuns: Job = async (_payload, { db, say }) => {
  const lost = await abandon(db, new Date())
  if (lost.length > 0)
    say(`${lost.length === 1 ? 'A run was' : `${lost.length} runs were`} silent for too long: abandoned.`)
  return 'done'
}
