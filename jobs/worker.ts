import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import { openBlobStore } from '#db/blobs.ts'
import { connect } from '#db/client.ts'
import { freeJobsOfDead, lineOf, MOST_TRIES, showAlive } from '#db/queue.ts'
import { readDataciteAccount } from '#lib/clients/doi-account.ts'
import type { DataciteAccount } from '#lib/clients/doi-http.ts'
import { type Letter, sendMail } from '#lib/clients/mail.ts'
import type { JobContext } from './job.ts'
import { SCHEDULE, TASKS } from './tasks.ts'

export type WorkerSettings = {
  databaseUrl: string
  /** The folder in which the blobs are. */
  dataFolder: string
  say: (line: string) => void
  /** The registry's own address. */
  site?: string
  mail?: { smtpUrl: string; from: string } | null
  /** The most that is downloaded for one check of an archive copy, in bytes. */
  fixityBytes?: number
  /** The account under which DOIs are registered. */
  datacite?: DataciteAccount | null
  /** For tests only: servers on this machine may be asked, and nobody waits between two pages. */
  mayAskLoopback?: boolean
  /** How many jobs run at once in this process; more processes do more. */
  lanes?: number
}

export type RunningWorker = {
  /** Lets the jobs that run come to a point where they can be taken up again, and ends. */
  stop(): Promise<void>
}

const LOOK_FOR_DEAD_EVERY_MS = 30_000
const POLL_EVERY_MS = 2000
/** Between two pages of one host. */
const PAUSE_ON_A_HOST_MS = 2000
/** With a delay, be it none, a worker that is stopped waits until the end of its last job is written: else its connection may be closed before. */
const AWAITED = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } }
/** A failed statement's message holds all its values. */
const MESSAGE_TOLD = 800

/** Starts a worker: it runs the jobs of `TASKS` as they are queued, and takes over what workers that died had begun. */
export async function runWorker(settings: WorkerSettings): Promise<RunningWorker> {
  const { databaseUrl, dataFolder, say, lanes = 3, mail = null, mayAskLoopback = false } = settings
  const connection = connect(databaseUrl, { max: 4 * lanes + 2 })
  const names = Array.from({ length: lanes }, () => `colophon-${randomUUID()}`)
  const letGo = await showAlive(connection, names)
  let stopping = false
  const context = {
    db: connection.db,
    blobs: openBlobStore(join(dataFolder, 'blobs')),
    workFolder: join(dataFolder, 'work'),
    say,
    site: settings.site ?? 'http://localhost:3000',
    sendMail: mail === null ? null : (letter: Letter) => sendMail(mail.smtpUrl, mail.from, letter),
    datacite: settings.datacite ?? null,
    ...(settings.fixityBytes !== undefined && { fixityBytes: settings.fixityBytes }),
    mayAskLoopback,
    pauseMs: mayAskLoopback ? 0 : PAUSE_ON_A_HOST_MS,
    pause: (ms: number) => pause(ms),
    isStopping: () => stopping,
  }
  const freed = await freeJobsOfDead(connection.db)
  if (freed.length > 0) say('Work that a worker had begun before it died is taken up again.')
  const runners: Runner[] = []
  for (const [place, workerId] of names.entries()) {
    const lane = {
      workerId,
      events: lockingAs(workerId),
      preset: AWAITED,
      concurrency: 1,
      pgPool: connection.pool,
      noHandleSignals: true,
      pollInterval: POLL_EVERY_MS,
      // one lane of each process tells the time; the queue sees to it that nothing is ordered twice
      ...(place === 0 && { crontab: SCHEDULE }),
    }
    runners.push(await run({ ...lane, logger: loggerTo(say), taskList: taskList(context) }))
  }
  const watch = setInterval(() => {
    freeJobsOfDead(connection.db).catch((error: Error) =>
      say(`The queue could not be looked through: ${error.message}`),
    )
  }, LOOK_FOR_DEAD_EVERY_MS)
  return {
    async stop() {
      if (stopping) return
      stopping = true
      clearInterval(watch)
      await Promise.all(runners.map((runner) => runner.stop()))
      letGo()
      await connection.close()
    },
  }
}

/**
 * The queue writes on each job who holds it: the id of a pool, which it draws itself and tells as the pool is made, before that takes its first job. It is given a name of ours, one
 * job at a time under each: only so can others tell whether its worker lives.
 */
function lockingAs(name: string): WorkerEvents {
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => {
    workerPool.id = name
  })
  return events
}

function taskList(context: Omit<JobContext, 'attempt'>): TaskList {
  return Object.fromEntries(
    Object.entries(TASKS).map(([name, job]) => [
      name,
      async (payload, helpers) => {
        const outcome = await job(payload, { ...context, attempt: helpers.job.attempts })
        const queueName = lineOf(name)
        const spec = { maxAttempts: MOST_TRIES, ...(queueName !== null && { queueName }) }
        if (outcome === 'again') await helpers.addJob(name, payload, spec)
      },
    ]),
  )
}

/** Only what went wrong is said. */
function loggerTo(say: (line: string) => void): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') say(`Worker: ${message.slice(0, MESSAGE_TOLD)}`)
  })
}

/** The worker as a process of its own: settings from the environment, ended by SIGTERM, Ctrl-C, or the end of its parent. */
async function main(): Promise<void> {
  const { DATABASE_URL, COLOPHON_DATA, NEXTAUTH_URL, SMTP_URL, MAIL_FROM } = process.env
  const { DATACITE_URL, DATACITE_PREFIX, DATACITE_USER, DATACITE_PASSWORD } = process.env
  const say = (line: string) => process.stdout.write(`${line}\n`)
  if (DATABASE_URL === undefined || DATABASE_URL === '')
    throw new Error('DATABASE_URL is not set. Start Colophon with "npm start", which sets it.')
  const dataFolder = resolve(COLOPHON_DATA === undefined || COLOPHON_DATA === '' ? '.data' : COLOPHON_DATA)
  const mail = SMTP_URL && MAIL_FROM ? { smtpUrl: SMTP_URL, from: MAIL_FROM } : null
  const site = NEXTAUTH_URL || 'http://localhost:3000'
  const worker = await runWorker({
    databaseUrl: DATABASE_URL,
    dataFolder,
    say,
    site,
    mail,
    ...readFixityBytes(process.env.COLOPHON_FIXITY_BYTES),
    datacite: readDataciteAccount({ DATACITE_URL, DATACITE_PREFIX, DATACITE_USER, DATACITE_PASSWORD }),
  })
  const end = () => {
    worker.stop().then(
      () => process.exit(0),
      (error: Error) => fail(error),
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end)
  process.once('disconnect', end)
  process.send?.({ ready: true })
}

/** The setting for the most that a check downloads; left out, the usual bound holds. */
function readFixityBytes(text: string | undefined): { fixityBytes?: number } {
  if (text === undefined || text === '') return {}
  if (!/^\d{1,15}$/.test(text)) throw new Error('COLOPHON_FIXITY_BYTES is a number of bytes, such as 1073741824.')
  return { fixityBytes: Number(text) }
}

function fail(error: Error): void {
  process.stderr.write(`The worker ended: ${error.message}\n`)
  process.exit(1)
}

const isProgram = process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href
if (isProgram) main().catch(fail)
