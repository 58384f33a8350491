import { z } from 'zod'
import { sha256Hex } from '#lib/digest.ts'
import { PublicRun } from '#lib/run/public.ts'
import { ReadText } from '#lib/run/training-text.ts'
import { expect, test } from '#tests/fixtures.ts'
import { colophon } from './command.ts'
import { answered, doorOf, freshDataset, freshVersion, refused } from './door.ts'
import { freshTextVersion } from './text-version.ts'

const TINY = {
  model: { L: 1, dModel: 16, h: 2, dHead: 8, RQ: 2, RK: 1, RV: 1 },
  ...{ steps: 12, micro: 2, seqLen: 16, warmup: 2, traceEvery: 4, evalEvery: 6, checkpointEvery: 5 },
}

test('a training is ordered, followed, its weights taken, and repeated: here and by the command line, to the same bits', async ({
  request,
  site,
  token,
}) => {
  test.setTimeout(150_000)
  const door = doorOf({ request, site, token })
  const { digest } = await freshTextVersion(door)
  const here = `/versions/${digest}/runs`
  await refused(await door.ask('POST', here, { body: TINY, anonymous: true }), 401)
  const wrong = await refused(await door.ask('POST', here, { body: { ...TINY, reading: { column: 'words' } } }), 422)
  expect(wrong.detail).toContain('there are: id, digest, text')
  expect((await refused(await door.ask('POST', here, { body: { model: { L: 9 } } }), 422)).issues[0]?.at).toBe(
    '/model/L',
  )
  const bare = await freshVersion(door, await freshDataset(door))
  const none = await refused(await door.ask('POST', `/versions/${bare.digest}/runs`, { body: TINY }), 422)
  expect(none.detail).toContain('No text is held here')

  const posted = await door.ask('POST', here, { body: TINY })
  const { id } = await answered(posted, 202, PublicRun)
  expect(posted.headers().location).toBe(`${site}/api/v1/runs/${id}`)
  const settled = async (run: string) => {
    await expect
      .poll(async () => (await door.read(PublicRun, `/runs/${run}`)).state, { timeout: 60_000 })
      .toBe('complete')
    return door.read(PublicRun, `/runs/${run}`, { anonymous: true })
  }
  const run = await settled(id)
  const filter = { reference: id, version: { label: '9.0.0', reason: 'Filtered.' } }
  const order = (over: object) => door.ask('POST', `/versions/${digest}/filters`, { body: { ...filter, ...over } })
  expect((await refused(await order({ mimicLayer: 'lm_head.weight' }), 422)).issues[0]?.at).toBe('/mimicLayer')
  const draft = {
    kind: 'other',
    organization: run.organization,
    name: 'elsewhere',
    inputs: [{ role: 'training', name: 'c4' }],
  }
  const elsewhere = await answered(await door.ask('POST', '/runs', { body: draft }), 201, PublicRun)
  expect((await refused(await order({ reference: elsewhere.id }), 422)).issues[0]?.at).toBe('/reference')
  const file = await door.ask('GET', `/runs/${id}/files/${run.artifacts[0]?.digest}`, { anonymous: true })
  expect(`sha256:${sha256Hex(await file.body())}`).toBe(run.artifacts[0]?.digest)
  const texts = await door.read(z.strictObject({ items: z.array(ReadText) }), `/runs/${id}/texts`, { anonymous: true })
  expect(texts.items[0]?.records).toHaveLength(60)
  await refused(await door.ask('POST', `/runs/${id}/cancel`), 409)

  const replay = await answered(await door.ask('POST', `/runs/${id}/replay`, { body: {} }), 202, PublicRun)
  const printed = await colophon(['run', 'replay', id, '--report'], { COLOPHON_URL: site, COLOPHON_TOKEN: token })
  expect([printed.code, printed.err]).toEqual([0, ''])
  expect(printed.out).toContain('identical: Each of the 4 recorded steps')
  expect(printed.out).toContain('reported identical, as ')
  await settled(replay.id)
  expect((await settled(id)).replays.map(({ judgement }) => judgement.verdict)).toEqual(['identical', 'identical'])
  const again = await refused(
    await door.ask('POST', `/runs/${bare.digest.slice(7, 15)}-0000-4000-8000-000000000000/replay`, { body: {} }),
    404,
  )
  expect(again.detail).toContain('There is no run')
})
