import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { eq, sql } from 'drizzle-orm'
import type { Db } from '#db/client.ts'
import { orderFilter } from '#db/commands/order-filter.ts'
import { orderRun } from '#db/commands/order-run.ts'
import { readTraces } from '#db/queries/read-run-parts.ts'
import { freeJobsOfDead } from '#db/queue.ts'
import { runArtifacts, runs } from '#db/schema/index.ts'
import { FilterOrder } from '#lib/run/filter-order.ts'
import { T6Order } from '#lib/run/t6-order.ts'
import { expect, test } from '#tests/record-files.ts'
import { textVersion } from '#tests/text-version.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const EVERY = { traceEvery: 50, checkpointEvery: 20 }
/** Long enough to be met half-way, and done in seconds. */
const TRAINING = {
  model: { L: 1, dModel: 32, h: 2, dHead: 16, RQ: 2, RK: 1, RV: 1 },
  ...{ ...EVERY, steps: 250, micro: 4, seqLen: 32, warmup: 4, evalEvery: 250, sample: { tokens: 8 } },
}
const FILTER = { ...EVERY, batchSize: 2, epochs: 12 }

/** Who holds a job, or a line of them, by the name that is written on it. */
async function held(db: Db): Promise<unknown[]> {
  const found = await db.execute(sql`
    select locked_by from graphile_worker._private_jobs where locked_by is not null
    union all select locked_by from graphile_worker._private_job_queues where locked_by is not null`)
  return found.rows
}

/** A worker as a process of its own, up. */
async function startWorker(url: string, folder: string): Promise<ChildProcess> {
  const loader = pathToFileURL(join(ROOT, 'node_modules/tsx/dist/loader.mjs')).href
  const env = { ...process.env, DATABASE_URL: url, COLOPHON_DATA: folder }
  const worker = fork(join(ROOT, 'jobs/worker.ts'), { cwd: ROOT, env, execArgv: ['--import', loader], silent: true })
  await new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('exit', (code) => reject(new Error(`The worker ended with ${code}.`)))
  })
  return worker
}

async function gone(worker: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  const exit = new Promise((resolve) => worker.once('exit', resolve))
  worker.kill(signal)
  await exit
}

async function standing(db: Db, id: string) {
  const [row] = await db
    .select({ state: runs.state, reason: runs.reason, done: runs.stepsDone, planned: runs.stepsPlanned })
    .from(runs)
    .where(eq(runs.id, id))
  if (row === undefined) throw new Error(`There is no run ${id}.`)
  return row
}

const soon = { timeout: 100_000, intervals: [40] }

async function untilOver(db: Db, id: string): Promise<void> {
  await expect.poll(async () => (await standing(db, id)).state, soon).not.toMatch(/waiting|running/)
  expect(await standing(db, id)).toMatchObject({ state: 'complete', reason: '' })
}

async function leftBy(db: Db, id: string, name: string) {
  const files = await db
    .select({ name: runArtifacts.name, digest: runArtifacts.digest })
    .from(runArtifacts)
    .where(eq(runArtifacts.runId, id))
  return { trace: (await readTraces(db, [id])).get(id), file: files.find((one) => one.name === name)?.digest }
}

test('a training and a filter whose worker is killed in mid-run are taken up by the next one, and end at the same bits', async ({
  own,
  files,
}) => {
  test.setTimeout(240_000)
  const { db, url } = own
  const { actor, digest } = await textVersion(db, files)
  const now = new Date()
  const train = async () => {
    const order = T6Order.parse({ versions: [{ version: digest }], ...TRAINING })
    const result = await orderRun(db, files.blobs, actor, { organization: 'lab', order, now })
    return result.kind === 'ordered' ? result.id : ''
  }
  const filter = async (reference: string, label: string) => {
    const order = FilterOrder.parse({ ...FILTER, reference, version: { label, reason: 'Filtered.' } })
    const result = await orderFilter(db, files.blobs, actor, { version: digest, order, now })
    return result.kind === 'ordered' ? result.id : ''
  }
  let worker = await startWorker(url, files.folder)
  const killedHalfWay = async (id: string) => {
    await expect.poll(async () => (await standing(db, id)).done, soon).toBeGreaterThan(EVERY.checkpointEvery)
    // a worker that lives keeps what it holds, however long that takes
    expect(await freeJobsOfDead(db)).toEqual([])
    await gone(worker, 'SIGKILL')
    const { state, done, planned } = await standing(db, id)
    expect([state, (done ?? 0) < (planned ?? 0)]).toEqual(['running', true])
    worker = await startWorker(url, files.folder)
    await untilOver(db, id)
  }
  const [whole, cut] = [await train(), await train()]
  await untilOver(db, whole)
  await killedHalfWay(cut)
  expect(await leftBy(db, cut, 'weights.safetensors')).toEqual(await leftBy(db, whole, 'weights.safetensors'))
  const [straight, broken] = [await filter(whole, '1.1.0'), await filter(whole, '1.2.0')]
  await untilOver(db, straight)
  await killedHalfWay(broken)
  const scores = await leftBy(db, straight, 'scores.parquet')
  expect(scores.file).toMatch(/^sha256:/)
  expect(await leftBy(db, broken, 'scores.parquet')).toEqual(scores)
  await expect.poll(() => held(db)).toEqual([])
  await gone(worker, 'SIGTERM')
})
