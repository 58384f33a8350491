import { eq } from 'drizzle-orm'
import type { BlobStore } from '#db/blobs.ts'
import type { Db } from '#db/client.ts'
import { cancelRun } from '#db/commands/cancel-run.ts'
import { draftVersion } from '#db/commands/draft-version.ts'
import { beginRun, claimRun, endOwnRun, writeProgress } from '#db/commands/execute-run.ts'
import { orderReplay } from '#db/commands/order-replay.ts'
import { orderRun } from '#db/commands/order-run.ts'
import { publishVersion } from '#db/commands/publish-version.ts'
import { recordRun } from '#db/commands/record-run.ts'
import { withdrawVersion } from '#db/commands/withdraw-version.ts'
import { writeOrderedRun } from '#db/commands/write-ordered-run.ts'
import { readRun } from '#db/queries/read-run.ts'
import { readTraces } from '#db/queries/read-run-parts.ts'
import { events, runs } from '#db/schema/index.ts'
import type { Actor } from '#lib/dataset/access.ts'
import { sha256Hex } from '#lib/digest.ts'
import { replayedRun, runDraft } from '#lib/run/example-run.ts'
import { PublicRun } from '#lib/run/public.ts'
import { T6Order, type T6OrderInput } from '#lib/run/t6-order.ts'
import { T6Configuration } from '#lib/run/t6-record.ts'
import { keptActor, versionDraft } from '#tests/factories.ts'
import { expect, test } from '#tests/record-files.ts'
import { refusalOf } from '#tests/refusals.ts'
import { textVersion } from '#tests/text-version.ts'
import { executeRun } from './execute-run.ts'
import type { JobContext } from './job.ts'

const TINY = {
  model: { L: 1, dModel: 16, h: 2, dHead: 8, RQ: 2, RK: 1, RV: 1 },
  ...{ steps: 12, micro: 2, seqLen: 16, warmup: 2, traceEvery: 4, evalEvery: 6, checkpointEvery: 5 },
  sample: { prompt: 'the', tokens: 8 },
}

function context(db: Db, blobs: BlobStore, over: Partial<JobContext> = {}): JobContext {
  return {
    ...{ db, blobs, workFolder: '/nowhere', say: () => {}, site: 'https://colophon.example.org', sendMail: null },
    ...{ mayAskLoopback: false, pauseMs: 0, pause: async () => {}, attempt: 1, isStopping: () => false, ...over },
  }
}

async function ordered(
  db: Db,
  blobs: BlobStore,
  { actor, digest }: { actor: Actor; digest: string },
  over: Partial<T6OrderInput> = {},
): Promise<string> {
  const order = T6Order.parse({ versions: [{ version: digest }], ...TINY, ...over })
  const result = await orderRun(db, blobs, actor, { organization: 'lab', order, now: new Date() })
  if (result.kind !== 'ordered') throw new Error(result.kind)
  return result.id
}

async function told(db: Db, id: string) {
  return PublicRun.parse(await readRun(db, id, new Date()))
}

const tracesOf = async (db: Db, id: string) => (await readTraces(db, [id])).get(id)

test('a training is ordered, carried out, and leaves weights, figures, curves and digests; its repetition is identical', async ({
  db,
  files,
}) => {
  const version = await textVersion(db, files)
  const id = await ordered(db, files.blobs, version)
  expect(await told(db, id)).toMatchObject({
    state: 'waiting',
    executor: 'registry',
    progress: { done: 0, planned: 12 },
  })
  expect(await executeRun({ run: id }, context(db, files.blobs))).toBe('done')
  const run = await told(db, id)
  expect(run).toMatchObject({
    state: 'complete',
    reason: '',
    name: 'T6 on lab/whales@1.0.0',
    progress: { done: 12, planned: 12 },
    inputs: [{ role: 'training', weight: 1, version: { digest: version.digest } }],
    result: { tokens: 384, sample: { prompt: 'the' } },
    traced: 4,
    flags: [],
  })
  expect(run.check.arithmetic.filter(({ outcome }) => outcome === 'agrees').map(({ what }) => what)).toEqual([
    'Weights of what was trained on',
    'Parameters',
    'Numbers cached for each token and layer',
    'Bytes cached for each token',
    'Tokens for each step',
    'Tokens trained on',
  ])
  expect(run.check.missing).toEqual([])
  expect(run.series.map(({ series }) => series).sort()).toEqual(
    ['gradient norm', 'learning rate', 'loss', 'tokens/s', 'validation loss'].sort(),
  )
  const weights = await files.blobs.read(run.artifacts[0]?.digest.slice(7) ?? '')
  expect(sha256Hex(weights ?? '')).toBe(run.outputs[0]?.digest?.slice(7))
  const replay = await orderReplay(db, files.blobs, version.actor, { run: id, now: new Date() })
  if (replay.kind !== 'ordered') throw new Error(replay.kind)
  await executeRun({ run: replay.id }, context(db, files.blobs))
  expect((await told(db, id)).replays).toMatchObject([
    { replay: replay.id, judgement: { verdict: 'identical', bitwise: true, compared: 4 } },
  ])
  expect((await told(db, replay.id)).artifacts).toEqual(run.artifacts)
  const kinds = await db.select({ kind: events.kind }).from(events).where(eq(events.subject, id)).orderBy(events.id)
  expect(kinds.map(({ kind }) => kind)).toEqual(['run.ordered', 'run.started', 'run.ended', 'run.replayed'])
})

test('a run that is stopped, or whose worker dies, goes on from its checkpoint to the same bits', async ({
  db,
  files,
}) => {
  const version = await textVersion(db, files)
  const [whole, stopped, died] = [
    await ordered(db, files.blobs, version),
    await ordered(db, files.blobs, version),
    await ordered(db, files.blobs, version),
  ]
  await executeRun({ run: whole }, context(db, files.blobs))
  expect(await executeRun({ run: stopped }, context(db, files.blobs, { isStopping: () => true }))).toBe('again')
  expect((await told(db, stopped)).state).toBe('running')
  for (let outcome = 'again', looks = 0; outcome === 'again'; looks = 0) {
    const isStopping = () => {
      looks += 1
      return looks > 6
    }
    outcome = await executeRun({ run: stopped }, context(db, files.blobs, { isStopping }))
  }
  // one that dies after steps were written which no checkpoint has
  const mine = await claimRun(db, died, new Date())
  if (mine === null) throw new Error('The run was not claimed.')
  const { engine } = replayedRun()
  if (engine !== null) await beginRun(db, mine, engine, new Date())
  const first = (await tracesOf(db, whole))?.slice(0, 2) ?? []
  const points = [1, 2, 3, 4, 5].map((step) => ({ series: 'loss', step, value: 5 }))
  await writeProgress(db, mine, { measured: { points, trace: first }, step: 5, checkpoint: null }, new Date())
  await executeRun({ run: died }, context(db, files.blobs))
  for (const id of [stopped, died]) {
    expect(await tracesOf(db, id)).toEqual(await tracesOf(db, whole))
    expect((await told(db, id)).artifacts).toEqual((await told(db, whole)).artifacts)
  }
  expect((await told(db, died)).engine?.node).toBe(`22, ${process.version.slice(1)}`)
})

test('of two executions the later one has the run: what the other writes is not taken', async ({ db, files }) => {
  const id = await ordered(db, files.blobs, await textVersion(db, files))
  const [one, other] = [await claimRun(db, id, new Date()), await claimRun(db, id, new Date())]
  if (one === null || other === null) throw new Error('The run was not claimed.')
  const measured = { points: [{ series: 'loss', step: 1, value: 1 }], trace: [] }
  expect(await writeProgress(db, one, { measured, step: 1, checkpoint: null }, new Date())).toEqual({ kind: 'lost' })
  expect(await endOwnRun(db, one, { state: 'failed', reason: 'No.' }, new Date())).toBe(false)
  expect(await writeProgress(db, other, { measured, step: 1, checkpoint: null }, new Date())).toEqual({ kind: 'go-on' })
  expect((await told(db, id)).series).toHaveLength(1)
})

test('a run is cancelled: at once where it waits, within a step where it is under way', async ({ db, files }) => {
  const version = await textVersion(db, files)
  const waiting = await ordered(db, files.blobs, version)
  expect(await cancelRun(db, version.actor, waiting, new Date())).toEqual({ kind: 'cancelled' })
  expect(await executeRun({ run: waiting }, context(db, files.blobs))).toBe('done')
  const running = await ordered(db, files.blobs, version, { steps: 2000, traceEvery: 500, evalEvery: 2000 })
  let asked = false
  const asking = context(db, files.blobs, {
    isStopping: () => {
      if (!asked) {
        asked = true
        void db
          .update(runs)
          .set({ state: 'running' })
          .where(eq(runs.id, running))
          .then(() => cancelRun(db, version.actor, running, new Date()))
      }
      return false
    },
  })
  await executeRun({ run: running }, asking)
  const over = await told(db, running)
  expect(over.state).toBe('cancelled')
  expect(over.reason).toMatch(/^It was cancelled at step \d+\.$/)
  expect(await cancelRun(db, version.actor, running, new Date())).toEqual({ kind: 'over', state: 'cancelled' })
  await expect(cancelRun(db, await keptActor(db, { role: 'auditor' }), running, new Date())).rejects.toThrow(/Only/)
})

test('a loss that is no number ends the run at its step; so do a checkpoint that was altered and one that is gone, and a full disk', async ({
  db,
  files,
}) => {
  const version = await textVersion(db, files)
  const first = await ordered(db, files.blobs, version)
  const [row] = await db.select().from(runs).where(eq(runs.id, first))
  if (row === undefined) throw new Error('The run was not written.')
  const configuration = T6Configuration.parse(row.configuration)
  const wild = { ...configuration, optim: { ...configuration.optim, name: 'AdamW', lrMax: 1e38, lrMin: 1e38 } }
  const { seeds } = row
  const inputs = [
    { role: 'training' as const, version: version.digest, name: '', weight: 1, tokens: null, epochs: null },
  ]
  const order = {
    ...{ kind: 't6' as const, stepsPlanned: 12 },
    organization: 'lab',
    name: 'wild',
    description: '',
    configuration: wild,
    seeds,
    inputs,
    replayOf: null,
  }
  const nan = (await writeOrderedRun(db, version.actor, order, new Date())) ?? ''
  await executeRun({ run: nan }, context(db, files.blobs))
  expect(await told(db, nan)).toMatchObject({ state: 'failed', reason: expect.stringMatching(/^At step [23] the/) })
  const bad = await files.blobs.put(Buffer.from('colophon t6 checkpoint 1\nno more'))
  const ends = async (checkpoint: string | null, blobs: BlobStore = files.blobs) => {
    const id = await ordered(db, files.blobs, version)
    await db.update(runs).set({ checkpoint }).where(eq(runs.id, id))
    await executeRun({ run: id }, context(db, blobs))
    const { state, reason } = await told(db, id)
    return `${state}: ${reason}`
  }
  expect(await ends(bad.sha256)).toContain(
    'failed: The checkpoint can’t be taken up. Its digest does not match'.replace('’', "'"),
  )
  expect(await ends('0'.repeat(64))).toContain('failed: The checkpoint from which the run was to go on is not kept')
  const full = { ...files.blobs, put: async () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) }
  expect(await ends(null, full)).toContain('failed: There was no room left on the disk')
})

test('a run whose version is withdrawn before it begins fails with that reason and the successor; so does one that no worker lives to end', async ({
  db,
  files,
}) => {
  const version = await textVersion(db, files)
  const next = versionDraft({ label: '1.1.0' })
  await draftVersion(db, version.actor, version.path, next)
  const successor = await publishVersion(db, version.actor, version.path, next.label)
  if (successor.kind !== 'published') throw new Error(successor.kind)
  const [late, lost] = [await ordered(db, files.blobs, version), await ordered(db, files.blobs, version)]
  const broken = { ...files.blobs, path: async () => Promise.reject(new Error('A fault of ours.')) }
  const tried = (attempt: number) => executeRun({ run: lost }, context(db, broken, { attempt }))
  await expect(tried(2)).rejects.toThrow('A fault of ours.')
  expect((await told(db, lost)).state).toBe('waiting')
  expect(await tried(10)).toBe('done')
  expect(await told(db, lost)).toMatchObject({ state: 'failed', reason: expect.stringContaining('died 9 times') })
  expect(await tried(10)).toBe('done')
  const withdrawal = { kind: 'error' as const, reason: 'Wrong.', successor: successor.digest }
  await withdrawVersion(db, version.actor, version.path, version.label, withdrawal)
  await executeRun({ run: late }, context(db, files.blobs))
  const { state, reason } = await told(db, late)
  expect([state, reason]).toEqual(['failed', expect.stringContaining('Take its successor, lab/whales@1.1.0.')])
})

test('what can’t be repeated is refused with the reason: made elsewhere, not over, withdrawn, its text gone', async ({
  db,
  files,
}) => {
  const version = await textVersion(db, files)
  const replay = async (run: string, blobs = files.blobs) => {
    const result = await orderReplay(db, blobs, version.actor, { run, now: new Date() })
    return result.kind === 'not-replayable' ? result.reason : result.kind
  }
  const elsewhere = await recordRun(
    db,
    version.actor,
    runDraft({ inputs: [{ role: 'training', version: version.digest }] }),
    new Date(),
  )
  expect(await replay(elsewhere.kind === 'recorded' ? elsewhere.id : '')).toContain('not carried out here')
  const id = await ordered(db, files.blobs, version)
  expect(await replay(id)).toContain('It is waiting')
  await executeRun({ run: id }, context(db, files.blobs))
  expect(await replay(id, { ...files.blobs, path: async () => null })).toContain('not kept here any more')
  await withdrawVersion(db, version.actor, version.path, version.label, {
    kind: 'error',
    reason: 'Wrong.',
    successor: null,
  })
  expect(await replay(id)).toBe('It read lab/whales@1.0.0, which is withdrawn since. It has no successor.')
  expect((await refusalOf(ordered(db, files.blobs, version))).code).toBe('gone')
})
