import { countStatements } from '#db/client.ts'
import { draftVersion } from '#db/commands/draft-version.ts'
import { publishVersion } from '#db/commands/publish-version.ts'
import { recordFacts } from '#db/commands/record-facts.ts'
import { registerDataset } from '#db/commands/register-dataset.ts'
import { listTakenDois, recordRegistered, requestDoi } from '#db/commands/register-doi.ts'
import { evidencePages, preferenceAttempts } from '#db/schema/index.ts'
import { FactDraft } from '#lib/assessment/fact-draft.ts'
import { VersionFacts } from '#lib/assessment/facts.ts'
import { Evidence, evidenceDigest } from '#lib/evidence.ts'
import { printCroissant } from '#lib/interchange/croissant-export.ts'
import { readDocument } from '#lib/interchange/formats.ts'
import { datasetDraft, keptActor, versionDraft } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { collectFacts } from './collect-facts.ts'
import { readVersionExport } from './read-version-export.ts'

const DAY = '2026-07-01'
const PROOF = Evidence.parse({ source: 'https://example.org/get', retrievedAt: '2026-06-01' })

test('what the registry knows of a version is derived, and what was recorded stands beside it', async ({ db }) => {
  const { actor, digest } = await publishedVersion(db, {
    version: {
      sources: [{ name: 'Letters', kind: 'books', url: 'https://example.org/letters', reason: 'Old.' }],
      amounts: [{ unit: 'records', value: 9 }],
      recordSets: [{ count: 10, columns: [{ name: 'text' }] }],
      languages: ['en'],
      identifiers: [{ scheme: 'doi', value: '10.1/x' }],
      hosts: [{ url: 'https://host.example/whales' }],
    },
  })
  await recordFacts(db, actor, digest, [
    FactDraft.parse({ key: 'access', value: { mode: 'anonymous' }, evidence: [PROOF] }),
  ])
  const [facts] = await collectFacts(db, [digest], DAY)
  expect(VersionFacts.parse(facts)).toEqual(facts)
  expect(facts).toMatchObject({
    version: digest,
    dataset: 'lab/whales',
    asOf: DAY,
    recorded: {
      access: { value: { mode: 'anonymous' }, by: 'Ada', evidence: [{ source: PROOF.source, snapshot: null }] },
    },
    derived: {
      organization: 'lab',
      status: 'published',
      firstReleaseDate: '2026-06-05',
      leading: { expression: 'CC-BY-4.0', open: 'yes', isExactSpdx: true, kind: 'declared', evidence: [] },
      sources: [{ id: 'source/0', name: 'Letters', reason: 'Old.' }],
      files: { count: 1, withDigest: 1, formats: [{ mediaType: 'application/jsonl', extension: 'jsonl', files: 1 }] },
      hasColumns: true,
      identifiers: [{ scheme: 'doi', value: '10.1/x', level: 'version' }],
      hosts: ['https://host.example/whales'],
      countMismatches: [{ unit: 'records', counts: [{ value: 9 }, { value: 10 }] }],
      preferences: null,
    },
  })
})

test('what the registry captured of a page is told with the evidence', async ({ db }) => {
  const { actor, digest } = await publishedVersion(db)
  await recordFacts(db, actor, digest, [FactDraft.parse({ key: 'access', value: { mode: 'paid' }, evidence: [PROOF] })])
  const snapshot = 'f'.repeat(64)
  await db.insert(evidencePages).values({ evidence: evidenceDigest(PROOF), source: PROOF.source, snapshot })
  const [facts] = await collectFacts(db, [digest], DAY)
  expect(facts?.recorded.access?.evidence).toMatchObject([{ snapshot }])
})

test('a source is observed where its origin answered, that there is nothing included; a failed fetch is no observation', async ({
  db,
}) => {
  const sources = ['a', 'b', 'c'].map((host) => ({ name: host, url: `https://${host}.example/x` }))
  const { digest } = await publishedVersion(db, { version: { sources } })
  const at = new Date('2026-06-10T00:00:00Z')
  const attempt = (origin: string, state: 'unavailable' | 'unreachable') => ({
    origin,
    mechanism: 'robots-txt',
    location: `${origin}/robots.txt`,
    observer: 'harvest' as const,
    agent: 'colophon',
    requestedAt: at,
    finishedAt: at,
    chain: [],
    headers: [],
    bytesReceived: 0,
    bytesParsed: 0,
    state,
    flags: [],
  })
  await db
    .insert(preferenceAttempts)
    .values([attempt('https://a.example', 'unavailable'), attempt('https://b.example', 'unreachable')])
  const [facts] = await collectFacts(db, [digest], DAY)
  expect(facts?.derived.observations).toEqual([
    { source: 'source/0', observed: ['robots-txt'], unread: [], lastAt: at.toISOString() },
    { source: 'source/1', observed: [], unread: ['robots-txt'], lastAt: at.toISOString() },
  ])
})

test('a dataset of another organisation that was made from it is a consumer; one of the publisher is told as such', async ({
  db,
}) => {
  const { digest } = await publishedVersion(db)
  for (const organization of ['lab', 'elsewhere']) {
    const actor = await keptActor(db, { organization })
    await registerDataset(db, actor, datasetDraft({ organization, name: 'dolphins' }))
    await draftVersion(
      db,
      actor,
      `${organization}/dolphins`,
      versionDraft({ derivedFrom: [{ relation: 'filtered-from', digest }] }),
    )
    await publishVersion(db, actor, `${organization}/dolphins`, '1.0.0')
  }
  const [facts] = await collectFacts(db, [digest], DAY)
  expect(facts?.derived.consumers).toMatchObject([
    { kind: 'dataset', organization: 'elsewhere', isPublisher: false },
    { kind: 'dataset', organization: 'lab', isPublisher: true },
  ])
})

test('a DOI that was registered here names the version, and another its dataset', async ({ db }) => {
  const { actor, digest } = await publishedVersion(db)
  await requestDoi(db, actor, digest, '10.5072')
  const named = async () => (await collectFacts(db, [digest], DAY))[0]?.derived.identifiers
  expect(await named()).toEqual([])
  const taken = await listTakenDois(db, digest)
  for (const one of taken) await recordRegistered(db, one)
  expect(await named()).toEqual([
    { scheme: 'doi', value: taken[0]?.doi, level: 'version' },
    { scheme: 'doi', value: `https://doi.org/${taken[1]?.doi}`, level: 'dataset' },
  ])
})

test('many versions are collected in as many statements as one; what is not known is left out', async ({ db }) => {
  const digests: string[] = []
  for (const name of ['a', 'b', 'c', 'd'])
    digests.push((await publishedVersion(db, { dataset: { name }, version: { description: name } })).digest)
  const one = await countStatements(() => collectFacts(db, digests.slice(0, 1), DAY))
  const all = await countStatements(() => collectFacts(db, [...digests, `sha256:${'0'.repeat(64)}`], DAY))
  expect(all.result.map(({ version }) => version)).toEqual(digests)
  expect(all.statements).toBe(one.statements)
  expect(all.statements).toBeLessThanOrEqual(24)
  expect(await collectFacts(db, [], DAY)).toEqual([])
})

test('a Croissant export is called valid exactly where a reader of the standard finds it complete', async ({ db }) => {
  const files = versionDraft().files
  const creators = [{ name: 'Ada' }]
  const licenses = versionDraft().licenses
  const bare = { raw: '', expression: 'NOASSERTION' }
  const cases = [
    { files, creators, licenses },
    { files: [], creators, licenses },
    { files, creators: [], licenses },
    { files, creators, licenses: [bare] },
    { files, creators, licenses: [{ ...bare, raw: 'see the site' }] },
  ]
  for (const [index, { creators, ...version }] of cases.entries()) {
    const { digest } = await publishedVersion(db, { dataset: { name: `set-${index}`, creators }, version })
    const [facts] = await collectFacts(db, [digest], DAY)
    const exported = await readVersionExport(db, digest, 'https://colophon.example')
    if (exported === null) throw new Error('There is no export.')
    const context = { fileName: '', url: null, today: DAY }
    const reading = await readDocument(new TextEncoder().encode(printCroissant(exported.version)), 'croissant', context)
    expect(facts?.derived.croissant, `case ${index}`).toBe(
      reading.candidates[0]?.complete.outcome === 'yes' ? 'valid' : 'invalid',
    )
  }
})
