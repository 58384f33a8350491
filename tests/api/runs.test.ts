import { z } from 'zod'
import { digestOf } from '#lib/digest.ts'
import { RunComparison } from '#lib/run/comparison.ts'
import { replayedRun, SMALL_T6 } from '#lib/run/example-run.ts'
import { AppendedMeasurements } from '#lib/run/measurements.ts'
import { MetricPoint } from '#lib/run/metrics.ts'
import { ListedRun, PublicRun, RunOfVersion } from '#lib/run/public.ts'
import { TraceStep } from '#lib/run/trace.ts'
import { ReplayJudgement } from '#lib/run/verdict.ts'
import { expect, test } from '#tests/fixtures.ts'
import { answered, doorOf, freshDataset, freshVersion, refused } from './door.ts'

const Replayed = z.strictObject({ id: z.uuid(), judgement: ReplayJudgement })
const Page = z.strictObject({ items: z.array(ListedRun), nextCursor: z.string().nullable(), total: z.number() })
const OfVersion = z.strictObject({ version: z.string(), items: z.array(RunOfVersion), disclaimer: z.string() })
const Points = z.strictObject({ items: z.array(MetricPoint), complete: z.boolean() })
const Trace = z.strictObject({ items: z.array(TraceStep) })

test('a run is reported step by step, read by anyone, ended, replayed and compared', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const { digest } = await freshVersion(door, dataset)
  const [organization] = dataset.split('/')
  const { engine, metrics, trace } = replayedRun()
  const draft = {
    kind: 't6',
    organization,
    name: 'small-t6',
    inputs: [{ role: 'training', version: digest, weight: 1 }],
    configuration: SMALL_T6,
    engine,
    seeds: { init: 7 },
  }
  await refused(await door.ask('POST', '/runs', { body: draft, anonymous: true }), 401)
  const whole = async () => {
    const posted = await door.ask('POST', '/runs', { body: draft })
    const { id } = await answered(posted, 201, PublicRun)
    expect(posted.headers().location).toBe(`${site}/api/v1/runs/${id}`)
    const path = `/runs/${id}`
    const body = { points: metrics, trace }
    await answered(await door.ask('POST', `${path}/metrics`, { body }), 201, AppendedMeasurements)
    const again = await door.ask('POST', `${path}/metrics`, { body })
    expect((await refused(again, 422)).issues[0]?.at).toBe('/points/0/step')
    expect((await door.ask('PATCH', path, { body: {} })).status()).toBe(200)
    const ended = { state: 'complete', result: { parameterCount: 124_000_000 } }
    await answered(await door.ask('PATCH', path, { body: { ended } }), 200, PublicRun)
    await refused(await door.ask('PATCH', path, { body: {} }), 409)
    return id
  }
  const [first, second] = [await whole(), await whole()]
  const run = await door.read(PublicRun, `/runs/${first}`, { anonymous: true })
  expect(run.check.arithmetic.find(({ what }) => what === 'Parameters')).toMatchObject({ outcome: 'rounds' })
  const points = await door.read(Points, `/runs/${first}/metrics?series=loss&after=0&limit=1`, { anonymous: true })
  expect(points).toEqual({ items: [metrics[1]], complete: false })
  expect((await door.read(Trace, `/runs/${first}/trace`, { anonymous: true })).items).toEqual(trace)
  const replayed = await door.ask('POST', `/runs/${first}/replay`, { body: { run: second } })
  expect((await answered(replayed, 201, Replayed)).judgement).toMatchObject({ verdict: 'identical', bitwise: true })
  await refused(await door.ask('POST', `/runs/${first}/replay`, { body: { run: first } }), 422)
  const compared = await door.read(RunComparison, `/runs/${first}/compare?with=${second}`, { anonymous: true })
  expect(compared).toMatchObject({ settings: [], asReplay: { verdict: 'identical' } })
  const consumed = await door.read(OfVersion, `/versions/${digest}/runs`, { anonymous: true })
  expect(consumed.items.map(({ id, as, pinned }) => [id, as, pinned]).sort()).toEqual(
    [first, second].map((id) => [id, 'training', true]).sort(),
  )
  const listed = await door.read(Page, `/runs?organization=${organization}&kind=t6&limit=1`, { anonymous: true })
  expect([listed.total >= 2, listed.items.length, listed.nextCursor === null]).toEqual([true, 1, false])
})

test('a report with a digest that is no version here, or of another form, is refused with its place', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const [organization] = (await freshDataset(door)).split('/')
  const draft = (inputs: unknown, more: object = {}) => ({ kind: 'other', organization, name: 'x', inputs, ...more })
  const nowhere = digestOf('nowhere')
  const unknown = await door.ask('POST', '/runs', { body: draft([{ role: 'training', version: nowhere }]) })
  expect((await refused(unknown, 422)).issues[0]?.at).toBe(nowhere)
  const named = [{ role: 'training', name: 'c4' }]
  await refused(await door.ask('POST', '/runs', { body: draft(named, { organization: 'nobody-here' }) }), 404)
  const bad = await door.ask('POST', '/runs', { body: draft([{ role: 'reading', name: 'c4' }]) })
  expect((await refused(bad, 422)).issues[0]?.at).toBe('/inputs/0/role')
  await refused(await door.ask('GET', `/runs/${crypto.randomUUID()}`), 404)
  await refused(await door.ask('GET', `/versions/${nowhere}/runs`), 404)
  const key = { 'Idempotency-Key': crypto.randomUUID() }
  const once = () => door.ask('POST', '/runs', { body: draft(named), headers: key })
  const [one, two] = [await answered(await once(), 201, PublicRun), await answered(await once(), 201, PublicRun)]
  expect(two.id).toBe(one.id)
})
