import { runMetrics, runTrace } from '#db/schema/index.ts'
import { digestOf } from '#lib/digest.ts'
import { runDraft } from '#lib/run/example-run.ts'
import { keptActor } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { recordRun } from './record-run.ts'
import { withoutRecorded } from './without-recorded.ts'

const point = (series: string, step: number) => ({ series, step, value: 1 })
const traced = (step: number, word = 'w') => ({ step, digests: { weights: digestOf(`${word}${step}`) } })

test('a run that is taken up writes no step twice, and a step that came out otherwise is found', async ({ db }) => {
  const recorded = await recordRun(
    db,
    await keptActor(db),
    runDraft({ inputs: [{ role: 'training', name: 'c4' }] }),
    new Date(),
  )
  if (recorded.kind !== 'recorded') throw new Error(recorded.kind)
  const { id } = recorded
  // a run that died before its first step was written has a trace of its beginning, and no number
  await db.insert(runTrace).values({ ...traced(0), runId: id })
  const beginning = { points: [point('loss', 1)], trace: [traced(0)] }
  expect(await withoutRecorded(db, id, beginning)).toEqual({
    kind: 'fresh',
    measured: { points: beginning.points, trace: [] },
  })
  await db.insert(runMetrics).values([1, 2, 3, 4, 5].map((step) => ({ ...point('loss', step), runId: id })))
  await db.insert(runTrace).values({ ...traced(4), runId: id })
  const again = (trace: ReturnType<typeof traced>[]) =>
    withoutRecorded(db, id, { points: [4, 5, 6].flatMap((step) => [point('loss', step), point('norm', step)]), trace })
  expect(await again([traced(4), traced(6)])).toEqual({
    kind: 'fresh',
    measured: {
      points: [point('norm', 4), point('norm', 5), point('loss', 6), point('norm', 6)],
      trace: [traced(6)],
    },
  })
  expect(await again([traced(4, 'other'), traced(6)])).toEqual({ kind: 'diverged', step: 4 })
  const onward = { points: [point('loss', 6)], trace: [traced(8)] }
  expect(await withoutRecorded(db, id, onward)).toEqual({ kind: 'fresh', measured: onward })
  expect(await withoutRecorded(db, id, { points: [], trace: [] })).toEqual({
    kind: 'fresh',
    measured: { points: [], trace: [] },
  })
})
