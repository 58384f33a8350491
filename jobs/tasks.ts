import { abandonLostRuns } from './abandon-lost-runs.ts'
import { checkCopies } from './check-copies.ts'
import { executeRun } from './execute-run.ts'
import { harvestPreferences } from './harvest-preferences.ts'
import { importBatch } from './import-batch.ts'
import { ingestRecordsJob } from './ingest-records.ts'
import type { Job } from './job.ts'
import { readPreferences } from './read-preferences.ts'
import { recheckLicenses } from './recheck-licenses.ts'
import { registerDoi } from './register-doi.ts'

/** Every kind of work that workers do, by the name under which it is queued. A new one is one file and one line here. */
export const TASKS: Readonly<Record<string, Job>> = {
  'abandon-lost-runs': abandonLostRuns,
  'check-copies': checkCopies,
  'execute-run': executeRun,
  'harvest-preferences': harvestPreferences,
  'import-batch': importBatch,
  'ingest-records': ingestRecordsJob,
  'read-preferences': readPreferences,
  'recheck-licenses': recheckLicenses,
  'register-doi': registerDoi,
}

/** What is done again and again, in the form of crontab (UTC): each task here is run once at each of its times, however many workers there are. */
export const SCHEDULE = `*/5 * * * * abandon-lost-runs ?max=3
17 * * * * recheck-licenses ?max=3
41 3 * * * read-preferences ?max=3
23 * * * * check-copies ?max=3&queue=check-copies&jobKey=check-copies-hourly
* * * * * harvest-preferences ?max=10&queue=harvest-preferences&jobKey=harvest-preferences&jobKeyMode=preserve_run_at`
