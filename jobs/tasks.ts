import { importBatch } from './import-batch.ts'
import type { Job } from './job.ts'

/** Every kind of work that workers do, by the name under which it is queued. A new one is one file and one line here. */
export const TASKS: Readonly<Record<string, Job>> = {
  'import-batch': importBatch,
}
