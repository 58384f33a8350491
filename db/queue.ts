import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Connection, Db } from './client.ts'

/** Tasks of which one job runs at a time, whatever number of workers there is: each of them has a line of its own to stand in. */
const ALONE = ['check-copies', 'execute-run', 'harvest-preferences', 'register-doi']

/** The line in which the jobs of a task stand one behind the other; null where any number of them may run at once. */
export function lineOf(task: string): string | null {
  return ALONE.includes(task) ? task : null
}

/** How often a job is tried: a worker that dies over it, or a fault, is one try. After the last one the queue lets go of it. */
export const MOST_TRIES = 10

/** Adds a job to the queue in the caller's transaction: it runs once that commits, and never if it does not. */
export async function addJob(tx: Db, task: string, payload: Record<string, unknown>): Promise<void> {
  await tx.execute(
    sql`select graphile_worker.add_job(${task}, payload => ${JSON.stringify(payload)}::json, queue_name => ${lineOf(task)}::text, max_attempts => ${MOST_TRIES}::int)`,
  )
}

/**
 * Shows to other workers that these are alive, for as long as the connection lasts: a session's advisory lock for each worker's
 * name. When the process dies, however it dies, Postgres lets go of them. The answer lets go of them at once.
 */
export async function showAlive(connection: Connection, workers: string[]): Promise<() => void> {
  const client = await connection.pool.connect()
  // a lost session loses the locks; what was running then may be run by another worker, which jobs must bear anyway
  client.on('error', () => connection.pool.emit('lost'))
  for (const worker of workers) await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [worker])
  return () => client.release(true)
}

const Freed = z.array(z.object({ worker: z.string() }))

/**
 * Gives back the jobs and the lines that dead workers hold, so that they are run again: those of workers whose lock is free. Left alone they would
 * be held for four hours. So would a line that a living worker holds without a job in it, which is let go too: its job was run by another one meanwhile. Answers the names of the dead.
 */
export async function freeJobsOfDead(db: Db): Promise<string[]> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`
      update graphile_worker._private_job_queues as line set locked_by = null, locked_at = null
      where locked_at < now() - interval '10 seconds' and not exists (
        select from graphile_worker._private_jobs as job where job.job_queue_id = line.id and job.locked_by = line.locked_by
      )`)
    const found = await tx.execute(sql`
      with holders as materialized (
        select locked_by as worker from graphile_worker._private_jobs where locked_by is not null
        union select locked_by from graphile_worker._private_job_queues where locked_by is not null
      )
      select worker from holders where pg_try_advisory_xact_lock(hashtextextended(worker, 0))`)
    const dead = Freed.parse(found.rows).map((row) => row.worker)
    if (dead.length > 0) await tx.execute(sql`select graphile_worker.force_unlock_workers(${sql.param(dead)}::text[])`)
    return dead
  })
}
