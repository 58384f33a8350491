import { createHash } from 'node:crypto'
import { z } from 'zod'
import { EvidenceHistory } from '#lib/license/evidence-history.ts'
import { LicenseAnswer, LicenseReport, recomputeReport } from '#lib/license/report.ts'
import { LicenseTerms } from '#lib/license/terms.ts'
import { LicenseVerdict } from '#lib/license/verdict.ts'
import { expect, test } from '#tests/fixtures.ts'
import { answered, type Door, doorOf, freshDataset, freshVersion, refused } from './door.ts'

const UNKNOWN = `sha256:${'0'.repeat(64)}`

/** A published version with a conclusion on each of two sources, one of them not for sale. */
async function audited(door: Door) {
  const dataset = await freshDataset(door)
  const evidence = [
    { source: `https://example.org/${crypto.randomUUID()}`, retrievedAt: '2026-06-05', quote: 'Not for sale.' },
  ]
  const concluded = (expression: string) => [{ raw: expression, expression, kind: 'concluded' as const, evidence }]
  const version = await freshVersion(door, dataset, {
    sources: [
      { name: 'Hydrophones', share: { unit: 'records', value: 0.75 }, licenses: concluded('CC-BY-4.0') },
      { name: 'Recordings', share: { unit: 'records', value: 0.25 }, licenses: concluded('CC-BY-NC-4.0') },
    ],
  })
  return { ...version, dataset }
}

test('licences are judged without an account, and nothing is stored', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const body = {
    parts: [{ expression: 'MIT' }, { expression: 'CC-BY-NC-4.0', share: 0.2 }],
    use: 'commercial-training',
  }
  const answer = await door.ask('POST', '/licenses/evaluate', { body, anonymous: true })
  const verdict = await answered(answer, 200, LicenseVerdict)
  expect(verdict).toMatchObject({ verdict: 'disallowed', reasons: [{ code: 'non-commercial', parts: ['2'] }] })
})

test('bad questions are refused with the place, the column and what may be meant', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const ask = async (body: unknown) =>
    refused(await door.ask('POST', '/licenses/evaluate', { body, anonymous: true }), 422)
  const parts = [{ expression: 'MIT' }, { expression: 'MIT AND gpl' }]
  expect((await ask({ parts, use: 'research' })).issues[0]).toMatchObject({
    at: '/parts/1/expression',
    message: expect.stringMatching(/^Column 9/),
  })
  expect((await ask({ expression: 'MIT', use: 'fun' })).issues[0]?.at).toBe('/use')
  expect((await ask({ use: 'research' })).detail).toContain('one of the two')
  expect((await ask({ expression: `${'('.repeat(10_000)}MIT`, use: 'research' })).detail).toContain('1000 operators')
  expect((await ask({ expression: 'MIT', use: 'derived-dataset', outbound: 'MIT OR Zlib' })).issues[0]?.at).toBe(
    '/outbound',
  )
})

test('the audit of a version can be recomputed from its answer; as CSV it has a line for each part', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { digest } = await audited(door)
  const query = '?use=derived-dataset&commercial=yes&outbound=CC-BY-4.0'
  const answer = await door.read(LicenseAnswer, `/versions/${digest}/licences${query}`, { anonymous: true })
  expect(answer.judgement.verdict.verdict).toBe('disallowed')
  expect(answer.judgement.inTheWay).toMatchObject({
    remove: ['source/1'],
    share: 0.25,
    left: 1,
    outbound: 'CC-BY-4.0',
    members: [],
  })
  expect(recomputeReport(answer)).toEqual({ holds: true, differs: [] })
  const csv = await door.ask('GET', `/versions/${digest}/licences?format=csv`, { anonymous: true })
  expect(csv.headers()['content-type']).toContain('text/csv')
  expect((await csv.text()).trim().split('\r\n')).toHaveLength(4)
  await refused(await door.ask('GET', `/versions/${UNKNOWN}/licences`), 404)
})

test('the attribution file comes as text, HTML and JSON', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const { digest } = await audited(door)
  for (const [format, type] of [
    ['text', 'text/plain'],
    ['html', 'text/html'],
    ['json', 'application/json'],
  ] as const) {
    const answer = await door.ask('GET', `/versions/${digest}/attribution?format=${format}`, { anonymous: true })
    expect(answer.headers()['content-type']).toContain(type)
    expect(answer.headers()['content-disposition']).toContain('attachment')
    expect(await answer.text()).toContain('Hydrophones')
  }
})

test('a conclusion is proposed, listed, and not confirmed by its own author', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const { digest } = await audited(door)
  const path = `/versions/${digest}/licences/conclusions`
  const body = { parts: ['source/1'], expression: 'CC0-1.0', reason: 'The owner gave it away.' }
  const { conclusions } = await answered(
    await door.ask('POST', path, { body }),
    201,
    z.object({ conclusions: z.array(z.uuid()) }),
  )
  const opinion = await door.ask('POST', `/licences/conclusions/${conclusions[0]}/opinions`, {
    body: { stance: 'confirm' },
  })
  expect((await refused(opinion, 409)).detail).toContain('A second person confirms')
  const { items } = await door.read(
    z.object({ items: z.array(z.object({ id: z.uuid(), standing: z.string() })) }),
    path,
  )
  expect(items).toMatchObject([{ id: conclusions[0], standing: 'proposed' }])
  const unknown = await refused(await door.ask('POST', path, { body: { ...body, parts: ['source/9'] } }), 422)
  expect(unknown.issues[0]).toMatchObject({ at: '/parts/0' })
  const faulty = await refused(await door.ask('POST', path, { body: { ...body, expression: 'cc' } }), 422)
  expect(faulty.issues[0]).toMatchObject({ at: '/expression', message: expect.stringContaining('Column 1') })
  await refused(await door.ask('POST', path, { body, anonymous: true }), 401)
})

test('a mixture is named by its digest, judged as one, and its parts are named by version', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const one = await audited(door)
  const other = await audited(door)
  const members = [
    { version: one.digest, share: 0.5 },
    { version: other.digest, share: 0.5 },
  ]
  const body = { title: 'Two of a kind', members }
  const kept = z.object({ digest: z.string() })
  const { digest } = await answered(await door.ask('POST', '/mixtures', { body }), 201, kept)
  expect((await answered(await door.ask('POST', '/mixtures', { body }), 200, kept)).digest).toBe(digest)
  const answer = await door.read(LicenseAnswer, `/mixtures/${digest}/licences?use=commercial-training`, {
    anonymous: true,
  })
  expect(answer.judgement.inTheWay).toMatchObject({ share: 0.25, left: 2, membersShare: 1 })
  expect(answer.judgement.inTheWay.remove).toContain(`${one.dataset}@1.0.0/source/1`)
  expect((await door.ask('GET', `/mixtures/${digest}/attribution`)).status()).toBe(200)
  const unknown = await door.ask('POST', '/mixtures', { body: { title: 'x', members: [{ version: UNKNOWN }] } })
  expect((await refused(unknown, 422)).issues[0]?.at).toBe('/members/0/version')
  const twice = { title: 'x', members: [members[0], members[0]] }
  expect((await refused(await door.ask('POST', '/mixtures', { body: twice }), 422)).detail).toContain('stands twice')
})

test('an audit is frozen under the digest of its report, signed once by each, and recomputed by anyone', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { digest } = await audited(door)
  const body = { subject: { version: digest }, question: { use: 'commercial-training' }, note: 'I looked.' }
  const Audit = z.object({ id: z.uuid(), digest: z.string(), signatures: z.array(z.unknown()) })
  const audit = await answered(await door.ask('POST', '/audits', { body }), 201, Audit)
  const report = await (await door.ask('GET', `/audits/${audit.id}/report`, { anonymous: true })).body()
  expect(`sha256:${createHash('sha256').update(report).digest('hex')}`).toBe(audit.digest)
  expect(recomputeReport(LicenseReport.parse(JSON.parse(report.toString())))).toEqual({ holds: true, differs: [] })
  const signature = { name: 'Ada', capacity: 'auditor', statement: 'I agree.', digest: audit.digest }
  const sign = (over: object = {}) =>
    door.ask('POST', `/audits/${audit.id}/signatures`, { body: { ...signature, ...over } })
  await refused(await sign({ digest: UNKNOWN }), 409)
  expect((await answered(await sign(), 201, Audit)).signatures).toHaveLength(1)
  await refused(await sign(), 409)
  const bundle = await door.read(
    z.looseObject({ terms: z.object({ entries: z.array(LicenseTerms) }) }),
    `/audits/${audit.id}/bundle`,
  )
  expect(bundle.terms.entries.map(({ id }) => id).sort()).toEqual(['CC-BY-4.0', 'CC-BY-NC-4.0'])
  await refused(await door.ask('POST', '/audits', { body, anonymous: true }), 401)
})

test('a piece of evidence tells what rests on it; having it checked needs an account', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { digest } = await audited(door)
  const answer = await door.read(LicenseAnswer, `/versions/${digest}/licences`)
  const evidence = answer.licensing[0]?.parts[1]?.statements[0]?.watched[0]?.digest ?? ''
  const history = await door.read(EvidenceHistory, `/evidence/${evidence}`, { anonymous: true })
  expect(history.rests.map(({ version }) => version)).toContain(digest)
  await refused(await door.ask('POST', `/evidence/${evidence}/checks`, { anonymous: true }), 401)
  await refused(await door.ask('GET', `/evidence/${UNKNOWN}`), 404)
})

test('the table of terms has editions that never change, and hosts stand beside auditors', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const Table = z.object({ edition: z.string(), editions: z.array(z.string()), items: z.array(LicenseTerms) })
  const first = await door.read(Table, '/licenses/terms?edition=2026-11-22', { anonymous: true })
  expect(first.items).toHaveLength(67)
  const counted = await door.read(
    z.looseObject({ all: z.object({ total: z.number() }) }),
    '/licences/agreement?organization=data-provenance',
  )
  expect(counted.all.total).toBe(8)
})
