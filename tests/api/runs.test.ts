import type { APIResponse } from '@playwright/test'
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

test('what can’t be kept of a run is refused whole, with its place; of two who end it at once one is told that it is over', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const [organization] = (await freshDataset(door)).split('/')
  const draft = { kind: 'other', organization, name: 'x', inputs: [{ role: 'training', name: 'c4' }] }
  const at = async (answer: APIResponse, status = 422) => (await refused(answer, status)).issues[0]?.at
  const report = (over: object) => door.ask('POST', '/runs', { body: { ...draft, ...over } })
  expect(await at(await report({ name: 'one\u001b[31mrun' }))).toBe('/name')
  expect(await at(await report({ startedAt: '0000-01-01T00:00:00Z' }))).toBe('/startedAt')
  expect(await at(await report({ heartbeatSeconds: '60' }))).toBe('/heartbeatSeconds')
  expect(await at(await report({ configuration: [] }))).toBe('/configuration')
  expect(await at(await report({ description: 'x'.repeat(2 ** 20) }))).toBe('/description')

  const { id } = await answered(await report({}), 201, PublicRun)
  const json = { 'Content-Type': 'application/json' }
  const measure = (points: string) =>
    door.ask('POST', `/runs/${id}/metrics`, { raw: Buffer.from(`{"points": [${points}]}`), headers: json })
  expect(await at(await measure('{"series": "loss", "step": 1, "value": NaN}'), 400)).toBeUndefined()
  expect(await at(await measure('{"series": "loss", "step": 1, "value": 1e999}'))).toBe('/points/0/value')
  expect(await at(await measure('{"series": "loss", "step": 1, "value": "2"}'))).toBe('/points/0/value')
  expect(await at(await measure('{"series": "loss", "step": 1.5, "value": 2}'))).toBe('/points/0/step')
  const many = (count: number) =>
    Array.from({ length: count }, (_, n) => `{"series":"s${n}","step":1,"value":1}`).join()
  expect(await at(await measure(many(10_001)))).toBe('/points')
  expect((await refused(await measure(many(10_000)), 413)).detail).toContain('at most 1,000 series')
  expect((await door.read(PublicRun, `/runs/${id}`)).series).toEqual([])

  const end = () => door.ask('PATCH', `/runs/${id}`, { body: { ended: { state: 'complete' } } })
  const ends = await Promise.all([end(), end()])
  expect(ends.map((answer) => answer.status()).sort()).toEqual([200, 409])
  const late = await refused(await measure('{"series": "loss", "step": 1, "value": 2}'), 409)
  expect(late.detail).toBe('The run is complete: what it recorded never changes. Record another one.')
})
