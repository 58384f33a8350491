import { z } from 'zod'
import { VerifyAnswer } from '#app/api/v1/_contract/verify-answer.ts'
import { EventList } from '#lib/dataset/public.ts'
import { expect, test } from '#tests/fixtures.ts'
import { answered, doorOf, freshDataset, freshVersion, refused } from './door.ts'

test('citations are judged one by one, each with its reason', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const old = await freshVersion(door, dataset)
  const now = await freshVersion(door, dataset, { label: '2.0.0' })
  const citation = await (await door.ask('GET', `/versions/${old.digest}/citation?format=bibtex`)).text()
  const verdicts = async (citations: string) =>
    (await answered(await door.ask('POST', '/verify', { body: { citations }, anonymous: true }), 200, VerifyAnswer))
      .verdicts
  expect(await verdicts(citation)).toMatchObject([{ outcome: 'superseded', cited: { digest: old.digest } }])
  expect(await verdicts(now.digest)).toMatchObject([{ outcome: 'unchanged', version: { label: '2.0.0' } }])
  expect(await verdicts(`${dataset}@9`)).toMatchObject([{ outcome: 'unknown', code: 'not-known-here', version: null }])
  expect(await verdicts('just words')).toMatchObject([{ outcome: 'unknown', code: 'names-no-version' }])
})

test('what can not be judged is refused: no text, no JSON, another media type, another encoding', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const json = { 'Content-Type': 'application/json' }
  await refused(await door.ask('POST', '/verify', { body: { citations: '' } }), 422)
  await refused(await door.ask('POST', '/verify', { body: { text: 'x' } }), 422)
  await refused(await door.ask('POST', '/verify', { headers: json }), 400)
  const broken = await refused(
    await door.ask('POST', '/verify', { raw: Buffer.from('{"citations":\n"a",}'), headers: json }),
    400,
  )
  expect(broken.detail).toContain('Line 2, column 5')
  await refused(
    await door.ask('POST', '/verify', { raw: Buffer.from('{}'), headers: { 'Content-Type': 'text/plain' } }),
    415,
  )
  await refused(
    await door.ask('POST', '/verify', { raw: Buffer.from('{"citations":"ü"}', 'latin1'), headers: json }),
    400,
  )
  await refused(await door.ask('POST', '/verify', { raw: Buffer.from('{"citations":"a\\u0000"}'), headers: json }), 422)
})

test('what happened can be followed without missing anything, and without learning who did it', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const { digest } = await freshVersion(door, dataset)
  const isTold = async () => (await allEvents(door)).map(({ kind, subject }) => `${kind} ${subject}`)
  // events wait for transactions that began before them, such as an import under way
  await expect.poll(isTold, { timeout: 45_000 }).toContain(`version.published ${digest}`)
  const told = await isTold()
  expect(told).toContain(`dataset.registered ${dataset}`)
  expect(told.filter((one) => /^(?:token|administrator|member|version\.draft)/.test(one))).toEqual([])
  await refused(await door.ask('GET', '/events?after=999999999'), 422)
  await refused(await door.ask('GET', '/events?after=abc'), 422)
})

async function allEvents(door: ReturnType<typeof doorOf>) {
  const all: z.infer<typeof EventList>['items'] = []
  for (let after = 0; ; ) {
    const { items, nextAfter } = await door.read(EventList, `/events?after=${after}&limit=1000`, { anonymous: true })
    all.push(...items)
    if (items.length === 0) return all
    after = nextAfter
  }
}

test('the process tells that it runs, that it is ready, and what it holds', async ({ request, site }) => {
  expect(await (await request.get(`${site}/healthz`)).json()).toEqual({ status: 'ok' })
  expect(await (await request.get(`${site}/readyz`)).json()).toEqual({ status: 'ready' })
  const metrics = await request.get(`${site}/metrics`)
  expect(metrics.headers()['content-type']).toContain('version=0.0.4')
  const text = await metrics.text()
  for (const line of text.trim().split('\n'))
    expect(line).toMatch(/^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{status="\w+"\})? [\d.e+-]+)$/)
  for (const name of [
    'colophon_datasets',
    'colophon_versions',
    'colophon_sql_statements_total',
    'process_resident_memory_bytes',
  ])
    expect(text).toContain(`\n${name}`)
})

test('the description of the API is served, and names this registry', async ({ request, site, token }) => {
  const Described = z.looseObject({ openapi: z.literal('3.1.0'), servers: z.array(z.object({ url: z.string() })) })
  const document = await doorOf({ request, site, token }).read(Described, '/openapi.json', { anonymous: true })
  expect(document.servers).toEqual([{ url: `${site}/api/v1` }])
})
