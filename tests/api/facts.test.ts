import { z } from 'zod'
import { VersionScores } from '#app/api/v1/_contract/scores.ts'
import { FactsDocument } from '#lib/assessment/facts-document.ts'
import { FactsTemplate } from '#lib/assessment/facts-template.ts'
import { IssuedToken } from '#lib/dataset/public.ts'
import { expect, test } from '#tests/fixtures.ts'
import { answered, type Door, doorOf, freshDataset, freshVersion, refused } from './door.ts'

const Written = z.strictObject({ version: z.string(), written: z.array(z.string()) })
const EVIDENCE = { source: 'https://example.org/report', quote: 'We report.', retrievedAt: '2026-06-01' }
const NOWHERE = `sha256:${'0'.repeat(64)}`

async function factsOf(door: Door) {
  const { digest } = await freshVersion(door, await freshDataset(door))
  return { digest: digest ?? '', path: `/versions/${digest}/facts` }
}

async function readerOf(door: Door): Promise<Record<string, string>> {
  const body = { name: 'reader', scopes: ['read'] }
  const { secret } = await answered(await door.ask('POST', '/tokens', { body }), 201, IssuedToken)
  return { Authorization: `Bearer ${secret}` }
}

test('facts are recorded as one document, read by anyone with their history, and go in again as they come out', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { path, digest } = await factsOf(door)
  expect((await door.read(FactsDocument, path, { anonymous: true })).missing).toHaveLength(38)
  const facts = {
    lessons: { value: { url: 'https://example.org/report', reportsLimits: true }, evidence: [EVIDENCE] },
    partners: { value: { partners: [] } },
  }
  const recorded = await answered(await door.ask('POST', path, { body: { facts } }), 200, Written)
  expect(recorded.written.sort()).toEqual(['lessons', 'partners'])
  const document = await door.read(FactsDocument, path, { anonymous: true })
  expect(document.facts.lessons).toMatchObject({ value: { reportsLimits: true }, evidence: [EVIDENCE] })
  expect((await answered(await door.ask('POST', path, { body: document }), 200, Written)).written).toEqual([])
  const back = { facts: { lessons: { value: null } } }
  await answered(await door.ask('POST', path, { body: back }), 200, Written)
  const { history, missing } = await door.read(FactsDocument, `${path}?history=all`, { anonymous: true })
  expect(missing).toContain('lessons')
  expect(history?.filter(({ key }) => key === 'lessons').map(({ value }) => value === null)).toEqual([false, true])
  const other = { version: NOWHERE, facts }
  expect((await refused(await door.ask('POST', path, { body: other }), 422)).issues).toMatchObject([{ at: '/version' }])
  expect(digest).toMatch(/^sha256:/)
})

test('every fault is told with its place, and nothing of the whole is recorded', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const { path } = await factsOf(door)
  const facts = {
    partners: { value: { partners: [] } },
    access: { value: { mode: 'open' } },
    processing: { value: { steps: [{ name: 'Cut', countIn: -1 }] }, evidence: [{ source: 'here' }] },
  }
  const { issues = [] } = await refused(await door.ask('POST', path, { body: { facts } }), 422)
  const places = issues.map(({ at }) => at)
  expect(places).toEqual(
    expect.arrayContaining([
      '/facts/access/value/mode',
      '/facts/processing/value/steps/0/countIn',
      '/facts/processing/evidence/0/source',
    ]),
  )
  expect((await door.read(FactsDocument, path)).missing).toHaveLength(38)
  await refused(await door.ask('POST', path, { body: { facts: {} } }), 422)
  await refused(await door.ask('POST', path, { body: { facts: { mood: { value: 1 } } } }), 422)
})

test('only who may records facts; of what is not here there are none', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const { path } = await factsOf(door)
  const body = { facts: { partners: { value: { partners: [] } } } }
  await refused(await door.ask('POST', path, { body, anonymous: true }), 401)
  await refused(await door.ask('POST', path, { body, anonymous: true, headers: await readerOf(door) }), 403)
  await refused(await door.ask('POST', `/versions/${NOWHERE}/facts`, { body }), 404)
  await refused(await door.ask('GET', `/versions/${NOWHERE}/facts`), 404)
})

test('an empty document has every question and the sources of the version', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const sources = [{ name: 'Hydrophones', kind: 'website' as const }]
  const { digest } = await freshVersion(door, dataset, { sources })
  const template = await door.read(FactsTemplate, `/versions/${digest}/facts?format=template`, { anonymous: true })
  expect(Object.keys(template.facts)).toHaveLength(38)
  expect(template.facts.selection?.start).toEqual({ sources: [{ source: 'Hydrophones' }] })
})

test('a finding is answered by who may, beside the score, and nobody judges their own answer', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { digest } = await factsOf(door)
  const path = `/versions/${digest}/score/answers`
  const body = { criterion: '3.4', note: 'The form is at the foot of every page.', evidence: [EVIDENCE] }
  await refused(await door.ask('POST', path, { body }), 404)
  expect((await door.ask('POST', `/versions/${digest}/score`)).status()).toBe(201)
  await refused(await door.ask('POST', path, { body, anonymous: true }), 401)
  await refused(await door.ask('POST', path, { body, anonymous: true, headers: await readerOf(door) }), 403)
  await refused(await door.ask('POST', path, { body: { ...body, score: NOWHERE } }), 404)
  await refused(await door.ask('POST', path, { body: { ...body, criterion: '8.1' } }), 422)
  const said = z.strictObject({ id: z.uuid(), score: z.string() })
  const { id, score } = await answered(await door.ask('POST', path, { body }), 201, said)
  const shown = await door.read(VersionScores, `/versions/${digest}/score`, { anonymous: true })
  expect(shown.score).toMatchObject({ digest: score, answers: [{ id, standing: 'open', criterion: '3.4' }] })
  const opinions = `${path}/${id}/opinions`
  const decline = { stance: 'decline' }
  expect((await refused(await door.ask('POST', opinions, { body: decline }), 422)).issues).toMatchObject([
    { at: '/reason' },
  ])
  await refused(await door.ask('POST', opinions, { body: { stance: 'accept' } }), 409)
  await refused(await door.ask('POST', `${path}/${crypto.randomUUID()}/opinions`, { body: { stance: 'accept' } }), 404)
})
