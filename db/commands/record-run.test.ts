import { eq, sql } from 'drizzle-orm'
import { countStatements, type Db } from '#db/client.ts'
import { collectFacts } from '#db/queries/collect-facts.ts'
import { listRuns } from '#db/queries/list-runs.ts'
import { listRunsOfVersion } from '#db/queries/list-runs-of-version.ts'
import { readCurves } from '#db/queries/read-curves.ts'
import { readRun } from '#db/queries/read-run.ts'
import { events, runInputs, runMetrics, runs } from '#db/schema/index.ts'
import { digestOf } from '#lib/digest.ts'
import { replayedRun, runDraft } from '#lib/run/example-run.ts'
import { Measurements } from '#lib/run/measurements.ts'
import { PublicRun } from '#lib/run/public.ts'
import { type RunDraft, type RunDraftInput, RunPatch } from '#lib/run/schema.ts'
import { RunSearch } from '#lib/run/search.ts'
import { keptActor } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { abandonLostRuns } from './abandon-lost-runs.ts'
import { amendRun } from './amend-run.ts'
import { appendMeasurements } from './append-measurements.ts'
import { recordReplay } from './record-replay.ts'
import { recordRun } from './record-run.ts'
import { withdrawVersion } from './withdraw-version.ts'

const NOW = new Date('2026-11-02T00:00:00Z')
const LATER = new Date('2026-11-03T00:00:00Z')
type Actor = Awaited<ReturnType<typeof keptActor>>

async function recorded(db: Db, actor: Actor, draft: RunDraft): Promise<string> {
  const result = await recordRun(db, actor, draft, NOW)
  if (result.kind !== 'recorded') throw new Error(result.kind)
  return result.id
}

const training = (version: string) => ({ role: 'training' as const, version })
const kinds = async (db: Db, subject: string) =>
  (await db.select({ kind: events.kind }).from(events).where(eq(events.subject, subject)).orderBy(events.id)).map(
    ({ kind }) => kind,
  )
const patch = (over: object = {}) => RunPatch.parse(over)
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing was refused',
    (error: Error & { cause?: Error }) => `${error.message} ${error.cause?.message ?? ''}`,
  )

test('a run is recorded with its inputs as they stand, amended, measured and ended, each with its event', async ({
  db,
}) => {
  const { actor, digest } = await publishedVersion(db)
  const id = await recorded(db, actor, runDraft({ inputs: [training(digest), { role: 'evaluation', name: 'c4' }] }))
  const points = [1, 2, 3].map((step) => ({ series: 'loss', step, value: 4 / step }))
  const trace = [{ step: 3, digests: { loss: digestOf('loss') } }]
  const added = await appendMeasurements(db, actor, id, Measurements.parse({ points, trace }), NOW)
  expect(added).toMatchObject({ kind: 'appended', answer: { kept: { points: 3, trace: 1 } } })
  expect(await amendRun(db, actor, id, patch({ outputs: [{ name: 'weights', digest: digestOf('w') }] }), NOW)).toEqual({
    kind: 'amended',
  })
  expect(
    await amendRun(db, actor, id, patch({ ended: { state: 'complete', result: { note: 'fine' } } }), LATER),
  ).toEqual({
    kind: 'amended',
  })
  const run = PublicRun.parse(await readRun(db, id, LATER))
  expect(run).toMatchObject({
    state: 'complete',
    finishedAt: LATER.toISOString(),
    result: { note: 'fine' },
    traced: 1,
    series: [{ series: 'loss', points: 3, first: 1, last: 3 }],
    inputs: [
      { version: { dataset: 'lab/whales', label: '1.0.0' }, whenRecorded: { license: { expression: 'CC-BY-4.0' } } },
      { version: null, name: 'c4', whenRecorded: null, now: null },
    ],
    flags: [{ code: 'run-consumed-unpinned-version', raisedBy: ['c4'] }],
  })
  expect(run.digest).toMatch(/^sha256:/)
  expect(await kinds(db, id)).toEqual(['run.recorded', 'run.measured', 'run.amended', 'run.ended'])
})

test('the digest of a run commits to all that it recorded', async ({ db }) => {
  const { actor, digest } = await publishedVersion(db)
  const ended = { state: 'complete' as const, finishedAt: '2026-11-02T00:00:00Z' }
  const digestOfRun = async (over: Partial<Extract<RunDraftInput, { kind: 'other' }>>, value: number) => {
    const id = await recorded(db, actor, runDraft({ inputs: [training(digest)], ...over }))
    const points = [{ series: 'loss', step: 1, value }]
    await appendMeasurements(db, actor, id, Measurements.parse({ points }), NOW)
    await amendRun(db, actor, id, patch({ ended }), NOW)
    return (await readRun(db, id, NOW))?.digest
  }
  const all = [
    await digestOfRun({}, 1),
    await digestOfRun({}, 1),
    await digestOfRun({}, 2),
    await digestOfRun({ seeds: { a: 1 } }, 1),
  ]
  expect(all[0]).toBe(all[1])
  expect(new Set(all).size).toBe(3)
})

test('a run that is over takes nothing more: not by command, and not past it', async ({ db }) => {
  const { actor, digest } = await publishedVersion(db)
  const ended = { state: 'failed' as const, finishedAt: '2026-11-01T09:00:00Z', reason: 'The loss was NaN at step 7.' }
  const id = await recorded(db, actor, runDraft({ inputs: [training(digest)], ended }))
  expect(await amendRun(db, actor, id, patch(), LATER)).toEqual({ kind: 'over', state: 'failed' })
  const points = [{ series: 'loss', step: 1, value: 1 }]
  expect(await appendMeasurements(db, actor, id, Measurements.parse({ points }), LATER)).toMatchObject({ kind: 'over' })
  const past = [
    (tx: Db) => tx.update(runs).set({ state: 'complete' }).where(eq(runs.id, id)),
    (tx: Db) => tx.delete(runs).where(eq(runs.id, id)),
    (tx: Db) => tx.insert(runMetrics).values({ runId: id, series: 'loss', step: 1, value: 1 }),
    (tx: Db) => tx.update(runInputs).set({ name: 'other' }).where(eq(runInputs.runId, id)),
  ]
  for (const work of past) expect(await refused(db.transaction(async (tx) => work(tx)))).toMatch(/refused/)
  // a failed run keeps what it read
  expect((await readRun(db, id, LATER))?.inputs).toHaveLength(1)
})

test('bad reports are refused whole: unknown digests, steps that go back, an end before the beginning', async ({
  db,
}) => {
  const { actor, digest } = await publishedVersion(db)
  const unknown = digestOf('nowhere')
  expect(await recordRun(db, actor, runDraft({ inputs: [training(unknown)] }), NOW)).toEqual({
    kind: 'unknown-versions',
    digests: [unknown],
  })
  expect((await listRuns(db, RunSearch.parse({}))).total).toBe(0)
  const id = await recorded(db, actor, runDraft({ inputs: [training(digest)] }))
  const points = [2, 1].map((step) => ({ series: 'loss', step, value: 1 }))
  expect(await appendMeasurements(db, actor, id, Measurements.parse({ points }), NOW)).toMatchObject({
    kind: 'out-of-order',
    fault: { place: 1, series: 'loss', step: 1, last: 2 },
  })
  expect((await readRun(db, id, NOW))?.series).toEqual([])
  const ended = { state: 'complete', finishedAt: '2026-10-01T00:00:00Z' }
  await expect(amendRun(db, actor, id, patch({ ended }), NOW)).rejects.toThrow(/before it began/)
  expect((await readRun(db, id, NOW))?.state).toBe('running')
})

test('strangers and auditors record nothing', async ({ db }) => {
  const { actor, digest } = await publishedVersion(db)
  const draft = runDraft({ inputs: [training(digest)] })
  await expect(recordRun(db, null, draft, NOW)).rejects.toThrow(/Sign in/)
  await expect(recordRun(db, await keptActor(db, { role: 'auditor' }), draft, NOW)).rejects.toThrow(/Only owners/)
  const id = await recorded(db, actor, draft)
  const other = await keptActor(db, { organization: 'other' })
  await expect(amendRun(db, other, id, patch(), NOW)).rejects.toThrow(/Only/)
  await expect(appendMeasurements(db, other, id, Measurements.parse({}), NOW)).rejects.toThrow(/Only/)
  // who may not report of a run learns nothing of whether there is one
  await expect(amendRun(db, other, crypto.randomUUID(), patch(), NOW)).rejects.toThrow(/Only/)
})

test('a silent run is abandoned, never complete; it runs again when it is heard of', async ({ db }) => {
  const { actor, digest } = await publishedVersion(db)
  const id = await recorded(db, actor, runDraft({ inputs: [training(digest)], heartbeatSeconds: 3600 }))
  expect(await abandonLostRuns(db, new Date('2026-11-02T03:00:00Z'))).toEqual([])
  expect(await abandonLostRuns(db, new Date('2026-11-02T03:00:01Z'))).toEqual([id])
  expect(await readRun(db, id, LATER)).toMatchObject({ state: 'abandoned', digest: null, lostAt: null })
  await amendRun(db, actor, id, patch(), LATER)
  expect(await readRun(db, id, LATER)).toMatchObject({ state: 'running', reason: '', heardAt: LATER.toISOString() })
  expect(await kinds(db, id)).toEqual(['run.recorded', 'run.abandoned', 'run.amended'])
})

test('which runs consumed or made exactly this version: by digest, and by name alone', async ({ db }) => {
  const { actor, digest } = await publishedVersion(db)
  const named = (name: string) => runDraft({ name, inputs: [{ role: 'training', name }] })
  const pinned = await recorded(db, actor, runDraft({ inputs: [training(digest)] }))
  const maker = await recorded(
    db,
    actor,
    runDraft({ inputs: [{ role: 'training', name: 'c4' }], outputs: [{ version: digest }] }),
  )
  const labelled = await recorded(db, actor, named('lab/Whales@1.0.0'))
  const loose = await recorded(db, actor, named('lab/whales'))
  await recorded(db, actor, named('lab/whales@2.0.0'))
  const found = await listRunsOfVersion(db, { digest, path: 'lab/whales', label: '1.0.0' })
  const told = new Map(found.map(({ id, as, pinned: isPinned }) => [id, `${as} ${isPinned}`]))
  expect(told).toEqual(
    new Map([
      [maker, 'output true'],
      [pinned, 'training true'],
      [labelled, 'training false'],
      [loose, 'training false'],
    ]),
  )
})

test('a score is told of the runs that read its version, and flags those that raise a question', async ({ db }) => {
  const { actor, digest } = await publishedVersion(db)
  const other = await keptActor(db, { organization: 'other' })
  const mine = await recorded(db, actor, runDraft({ inputs: [{ role: 'training', name: 'lab/whales@1.0.0' }] }))
  const inputs = [{ role: 'filter-input' as const, version: digest }, training(digest)]
  const filter = {
    ...runDraft({ organization: 'other', inputs }),
    kind: 'grad-mimic' as const,
    configuration: {},
    ended: null,
  }
  const theirs = await recorded(db, other, filter)
  const [facts] = await collectFacts(db, [digest], '2026-12-01')
  const known = facts?.derived.runs.toSorted((a, b) => Number(a.pinned) - Number(b.pinned))
  expect(known).toMatchObject([
    { id: mine, isPublisher: true, pinned: false, reference: null },
    { id: theirs, isPublisher: false, pinned: true, reference: 'unknown' },
  ])
  expect(facts?.derived.consumers).toEqual([{ kind: 'run', id: theirs, organization: 'other', isPublisher: false }])
})

test('a run that began after the withdrawal of what it read is flagged; one before it shows how that stood then and stands now', async ({
  db,
}) => {
  const { actor, digest, path, label } = await publishedVersion(db)
  const before = await recorded(db, actor, runDraft({ inputs: [training(digest)] }))
  await withdrawVersion(db, actor, path, label, { kind: 'law', reason: 'Asked for.', successor: null })
  const id = await recorded(db, actor, runDraft({ inputs: [training(digest)], startedAt: '2099-01-01T00:00:00Z' }))
  expect((await readRun(db, id, NOW))?.flags).toMatchObject([{ code: 'run-consumes-withdrawn-version' }])
  const [input] = PublicRun.parse(await readRun(db, before, NOW)).inputs
  expect(input?.whenRecorded).toMatchObject({ status: 'published', archive: 'unarchived', copies: null })
  expect(input?.whenRecorded?.withdrawnAt).toBeUndefined()
  expect(input?.now).toMatchObject({ status: 'withdrawn', withdrawnAt: expect.stringMatching(/^20/) })
})

test('a replay is judged, kept with both runs, and never altered', async ({ db }) => {
  const { actor, digest } = await publishedVersion(db)
  const { engine, trace, metrics } = replayedRun()
  const whole = async (loss: string) => {
    const id = await recorded(db, actor, runDraft({ inputs: [training(digest)], engine }))
    const altered = trace.map((one) =>
      one.step === 20 ? { ...one, digests: { ...one.digests, loss: digestOf(loss) } } : one,
    )
    await appendMeasurements(db, actor, id, Measurements.parse({ points: metrics, trace: altered }), NOW)
    await amendRun(db, actor, id, patch({ ended: { state: 'complete' } }), NOW)
    return id
  }
  const [first, same, other] = [await whole('a'), await whole('a'), await whole('b')]
  const judge = (replay: string) => recordReplay(db, actor, first, { replay, tolerance: 1e-6 })
  expect(await judge(same)).toMatchObject({ kind: 'judged', judgement: { verdict: 'identical', compared: 3 } })
  expect(await judge(other)).toMatchObject({ judgement: { verdict: 'differs', step: 20, part: 'loss' } })
  await expect(judge(first)).rejects.toThrow(/no replay of itself/)
  expect(await judge(crypto.randomUUID())).toEqual({ kind: 'no-replay' })
  const run = PublicRun.parse(await readRun(db, first, NOW))
  expect(run.replays.map(({ judgement }) => judgement.verdict).sort()).toEqual(['differs', 'identical'])
  expect(await refused(db.transaction(async (tx) => tx.execute(sql`delete from run_replays`)))).toMatch(/refused/)
})

test('a run, its curves and the runs of a version make as many statements for fifty as for one', async ({ db }) => {
  const { actor, digest } = await publishedVersion(db)
  const whole = async (many: number) => {
    const inputs = Array.from({ length: many }, () => training(digest))
    const id = await recorded(db, actor, runDraft({ inputs, outputs: inputs.map(() => ({ version: digest })) }))
    const points = Array.from({ length: many * 40 }, (_, step) => ({ series: `s${step % many}`, step, value: step }))
    await appendMeasurements(db, actor, id, Measurements.parse({ points }), NOW)
    return id
  }
  const [one, fifty] = [await whole(1), await whole(50)]
  const statements = async (work: () => Promise<unknown>) => (await countStatements(work)).statements
  expect(await statements(() => readRun(db, fifty, NOW))).toBe(await statements(() => readRun(db, one, NOW)))
  expect(await statements(() => readRun(db, fifty, NOW))).toBeLessThanOrEqual(11)
  expect(await statements(() => readCurves(db, [one, fifty]))).toBe(1)
  expect((await readCurves(db, [fifty])).get(fifty)?.length).toBe(2000)
  const version = { digest, path: 'lab/whales', label: '1.0.0' }
  expect(await statements(() => listRunsOfVersion(db, version))).toBe(2)
  const page = await listRuns(db, RunSearch.parse({ limit: 1 }))
  const next = await listRuns(db, RunSearch.parse({ limit: 1, cursor: page.nextCursor }))
  expect([page.total, [...page.items, ...next.items].map(({ id }) => id).sort()]).toEqual([2, [one, fifty].sort()])
})
