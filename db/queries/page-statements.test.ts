import type { VersionDraftInput } from '#lib/dataset/schema.ts'
import { DatasetSearch } from '#lib/dataset/search.ts'
import { type Digest, digestOf, sha256Hex } from '#lib/digest.ts'
import { ConclusionDraft, OpinionDraft } from '#lib/license/conclusion.ts'
import { Mixture } from '#lib/license/mixture.ts'
import { QueueSearch } from '#lib/license/queue.ts'
import { Manifest } from '#lib/records/schema.ts'
import { datasetDraft, keptActor, versionDraft } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { countStatements, type Db } from '../client.ts'
import { concludeLicense } from '../commands/conclude-license.ts'
import { draftVersion } from '../commands/draft-version.ts'
import { keepManifest } from '../commands/keep-manifest.ts'
import { opineOnConclusion } from '../commands/opine-on-conclusion.ts'
import { publishVersion } from '../commands/publish-version.ts'
import { AuditDraft, recordAudit, SignatureDraft, signAudit } from '../commands/record-audit.ts'
import { recordMixture } from '../commands/record-mixture.ts'
import { registerDataset } from '../commands/register-dataset.ts'
import { uploadRecords } from '../commands/upload-records.ts'
import { countAgreement } from './count-agreement.ts'
import { countDatasets } from './count-datasets.ts'
import { countFacets } from './count-facets.ts'
import { countFiles } from './count-files.ts'
import { listDatasets } from './list-datasets.ts'
import { countLicenseQueue, listLicenseQueue } from './list-license-queue.ts'
import { listTimeline } from './list-timeline.ts'
import { listAudits, readAudit } from './read-audit.ts'
import { findConclusion, listConclusions } from './read-conclusions.ts'
import { readDataset } from './read-dataset.ts'
import { readEvidenceHistory } from './read-evidence-history.ts'
import { readLicensing } from './read-licensing.ts'
import { readManifests, readManifestsOf } from './read-manifest.ts'
import { listMixtures, readMixture } from './read-mixture.ts'
import { readSubject } from './read-subject.ts'
import { readUploads } from './read-uploads.ts'
import { readVersion } from './read-version.ts'

/** A dataset whose version lists `many` of each thing that a page shows. */
function version(many: number, label: string): Partial<VersionDraftInput> {
  const each = <Item>(make: (place: number) => Item) => Array.from({ length: many }, (_, place) => make(place))
  const evidence = each((place) => ({ source: `https://example.org/${place}`, retrievedAt: '2026-01-01' }))
  const licenses = each((place) => ({ raw: `licence ${place}`, evidence }))
  return {
    label,
    licenses,
    evidence,
    sources: each((place) => ({ name: `source ${place}`, licenses })),
    files: each((place) => ({ path: `file-${place}`, bytes: 1 })),
  }
}

async function publish(
  db: Db,
  actor: Awaited<ReturnType<typeof keptActor>>,
  name: string,
  many: number,
  versions: number,
) {
  const { licenses = [], evidence = [] } = version(many, '1')
  await registerDataset(db, actor, datasetDraft({ name, licenses, evidence }))
  const digests: Digest[] = []
  for (let place = 1; place <= versions; place++) {
    await draftVersion(db, actor, `lab/${name}`, versionDraft(version(place === 1 ? many : 1, String(place))))
    const published = await publishVersion(db, actor, `lab/${name}`, String(place))
    if (published.kind === 'published') digests.push(published.digest)
  }
  return digests
}

async function statements(work: () => Promise<unknown>): Promise<number> {
  return (await countStatements(work)).statements
}

test('a version page makes as many statements for fifty of each thing as for one', async ({ db }) => {
  const actor = await keptActor(db)
  await publish(db, actor, 'small', 1, 1)
  await publish(db, actor, 'large', 20, 50)
  const read = (name: string) => statements(() => readVersion(db, actor, { path: `lab/${name}`, label: '1' }))
  expect(await read('large')).toBe(await read('small'))
  expect(await read('large')).toBeLessThanOrEqual(15)
})

test('a dataset page makes as many statements for fifty versions as for one', async ({ db }) => {
  const actor = await keptActor(db)
  await publish(db, actor, 'small', 1, 1)
  await publish(db, actor, 'large', 20, 50)
  const read = (name: string) =>
    statements(async () => {
      await readDataset(db, actor, `lab/${name}`)
      await listTimeline(db, `lab/${name}`)
    })
  expect(await read('large')).toBe(await read('small'))
})

test('the list and its facets are one statement each, for one dataset and for fifty', async ({ db }) => {
  const actor = await keptActor(db)
  const search = DatasetSearch.parse({ limit: 100 })
  const list = () => statements(() => listDatasets(db, search))
  const facets = () => statements(() => countFacets(db, search))
  await publish(db, actor, 'first', 1, 1)
  expect([await list(), await facets()]).toEqual([1, 1])
  for (let place = 0; place < 49; place++) await registerDataset(db, actor, datasetDraft({ name: `more-${place}` }))
  expect([await list(), await facets()]).toEqual([1, 1])
  expect((await listDatasets(db, search)).items).toHaveLength(50)
})

test('files are counted in one statement, with and without a digest', async ({ db }) => {
  const actor = await keptActor(db)
  await registerDataset(db, actor, datasetDraft())
  const files = [
    { path: 'a', sha256: 'a'.repeat(64), mediaType: 'text/plain' },
    { path: 'b', mediaType: 'text/plain' },
    { path: 'c', mediaType: 'application/json' },
  ]
  const drafted = await draftVersion(db, actor, 'lab/whales', versionDraft({ files }))
  if (drafted.kind !== 'drafted') throw new Error(drafted.kind)
  const { result, statements: made } = await countStatements(() => countFiles(db, drafted.id))
  expect(made).toBe(1)
  expect(result).toEqual({ withDigest: 1, mediaTypes: ['text/plain', 'application/json'] })
})

test('the timeline tells what was published, not what happened to drafts', async ({ db }) => {
  const actor = await keptActor(db)
  await publish(db, actor, 'whales', 1, 1)
  await draftVersion(db, actor, 'lab/whales', versionDraft({ label: '2' }))
  const { events, total } = await listTimeline(db, 'lab/whales')
  expect(events.map(({ kind, label }) => [kind, label])).toEqual([
    ['version.published', '1'],
    ['dataset.registered', null],
  ])
  expect(total).toBe(2)
})

/** A published version of so many sources, each with a conclusion of its own evidence that a steward confirmed and another contests. */
async function concludedOn(db: Db, name: string, many: number) {
  const owner = await keptActor(db)
  const [digest] = await publish(db, owner, name, many, 1)
  if (digest === undefined) throw new Error(`${name} was not published.`)
  const auditor = await keptActor(db, { role: 'auditor' })
  const conclusions: string[] = []
  for (let place = 0; place < many; place++) {
    const evidence = [{ source: `https://example.org/${name}/${place}`, retrievedAt: '2026-01-01' }]
    const says = { parts: [`source/${place}`], expression: 'MIT', reason: 'The LICENSE file says so.', evidence }
    const proposed = await concludeLicense(db, auditor, digest, ConclusionDraft.parse(says))
    const [id = ''] = proposed.kind === 'proposed' ? proposed.conclusions : []
    await opineOnConclusion(db, owner, id, OpinionDraft.parse({ stance: 'confirm' }))
    const contest = OpinionDraft.parse({ stance: 'disagree', reason: 'The card says GPL.' })
    await opineOnConclusion(db, await keptActor(db, { role: 'auditor' }), id, contest)
    conclusions.push(id)
  }
  return { digest, conclusions, actor: owner }
}

test('the licence audit of a version, and its conclusions, make as many statements for twenty parts as for one', async ({
  db,
}) => {
  const [small, large] = [await concludedOn(db, 'small', 1), await concludedOn(db, 'large', 20)]
  const audit = (version: Digest) => statements(() => readSubject(db, { version }))
  const list = (version: Digest) => statements(() => listConclusions(db, version))
  const one = (id = '') => statements(() => findConclusion(db, id))
  expect(await audit(large.digest)).toBe(await audit(small.digest))
  expect(await audit(large.digest)).toBeLessThanOrEqual(9)
  expect(await list(large.digest)).toBe(await list(small.digest))
  expect(await one(large.conclusions[0])).toBe(3)
  expect((await readSubject(db, { version: large.digest }))?.licensing[0]?.parts).toHaveLength(21)
})

test('the licences of a dataset make as many statements for twenty versions as for one', async ({ db }) => {
  const actor = await keptActor(db)
  const [one, twenty] = [await publish(db, actor, 'small', 1, 1), await publish(db, actor, 'large', 1, 20)]
  const read = (digests: Digest[]) => statements(() => readLicensing(db, digests))
  expect(await read(twenty)).toBe(await read(one))
  expect(await readLicensing(db, twenty)).toHaveLength(20)
})

test('the page of a mixture makes as many statements for twenty members as for one', async ({ db }) => {
  const actor = await keptActor(db)
  const named = async (title: string, digests: Digest[]) => {
    const members = digests.map((version) => ({ version }))
    const recorded = await recordMixture(db, actor, Mixture.parse({ title, members }))
    if (recorded.kind === 'unknown-versions') throw new Error(recorded.kind)
    return recorded.digest
  }
  const small = await named('small', await publish(db, actor, 'small', 1, 1))
  const large = await named('large', await publish(db, actor, 'large', 1, 20))
  const read = (mixture: Digest) => statements(() => readSubject(db, { mixture }))
  expect(await read(large)).toBe(await read(small))
  expect((await readMixture(db, large))?.mixture.members).toHaveLength(20)
})

test('an audit makes two statements, whoever signed and whatever it holds', async ({ db }) => {
  const signed = async (name: string, many: number) => {
    const { digest, actor } = await concludedOn(db, name, many)
    const draft = AuditDraft.parse({ subject: { version: digest }, question: { use: 'research' } })
    const audit = await recordAudit(db, actor, draft, new Date('2026-11-23T00:00:00Z'))
    if (audit.kind !== 'recorded') throw new Error(audit.kind)
    const signature = SignatureDraft.parse({ name: 'Ada', capacity: 'auditor', statement: 'I agree.' })
    for (let place = 0; place < many; place++)
      await signAudit(db, await keptActor(db), audit.id, audit.digest, signature)
    return audit.id
  }
  for (const id of [await signed('small', 1), await signed('large', 10)])
    expect(await statements(() => readAudit(db, id))).toBe(2)
})

test('a piece of evidence makes as many statements where twenty versions rest on it as where one does', async ({
  db,
}) => {
  const actor = await keptActor(db)
  const evidenceOf = async (name: string, versions: number) => {
    const digests = await publish(db, actor, name, 1, versions)
    const [facts] = await readLicensing(db, digests.slice(0, 1))
    return facts?.parts[1]?.statements[0]?.watched[0]?.digest ?? ''
  }
  const digest = await evidenceOf('small', 1)
  const before = await statements(() => readEvidenceHistory(db, digest))
  expect(await evidenceOf('large', 19)).toBe(digest)
  expect(await statements(() => readEvidenceHistory(db, digest))).toBe(before)
  const versions = (await readEvidenceHistory(db, digest))?.rests.map(({ version }) => version)
  expect(new Set(versions).size).toBe(20)
})

test('each list of the licence room is one statement, and so are its counts, for one dataset and for ten', async ({
  db,
}) => {
  const search = QueueSearch.parse({ limit: 100 })
  const asked = DatasetSearch.parse({ license: ['CC-BY-4.0'] })
  const counts = async () => [
    await statements(() => listLicenseQueue(db, search)),
    await statements(() => countLicenseQueue(db, '')),
    await statements(() => countAgreement(db, { organization: null })),
    await statements(() => listAudits(db, { limit: 20 })),
    await statements(() => listMixtures(db, { limit: 20 })),
    await statements(() => countDatasets(db, asked)),
    await statements(() => listDatasets(db, asked)),
  ]
  await concludedOn(db, 'first', 2)
  expect(await counts()).toEqual([1, 1, 1, 1, 1, 1, 1])
  for (let place = 0; place < 9; place++) await concludedOn(db, `more-${place}`, 2)
  expect(await counts()).toEqual([1, 1, 1, 1, 1, 1, 1])
  expect((await listLicenseQueue(db, search)).items.length).toBeGreaterThanOrEqual(10)
})

/** A manifest as ingestion keeps it, of so many records; its blobs are not read here. */
function manifest(place: number): Manifest {
  const total = { value: null, records: place, bytes: null, tokens: null }
  return Manifest.parse({
    sha256: sha256Hex(`manifest ${place}`),
    bytes: 100,
    count: place,
    setDigest: digestOf(`set ${place}`),
    buckets: sha256Hex(`buckets ${place}`),
    index: sha256Hex(`index ${place}`),
    columns: [],
    profile: { total, groupings: [] },
  })
}

test('the page of the records, and that of the files sent for a draft, make as many statements for twenty as for one', async ({
  db,
}) => {
  const actor = await keptActor(db)
  await registerDataset(db, actor, datasetDraft())
  const drafted = async (label: string, many: number) => {
    const kept = Array.from({ length: many }, (_, place) => manifest(place))
    for (const one of kept) await keepManifest(db, one)
    const recordSets = kept.map(({ count, setDigest, sha256 }) => ({ count, setDigest, manifest: sha256 }))
    await draftVersion(db, actor, 'lab/whales', versionDraft({ label, recordSets }))
    const order = { blob: sha256Hex(label), bytes: 9, fileName: 'a.csv', mapping: null }
    for (let sent = 0; sent < many; sent++) await uploadRecords(db, actor, 'lab/whales', label, order)
    return { path: 'lab/whales', label }
  }
  const [one, twenty] = [await drafted('1', 1), await drafted('20', 20)]
  expect(await statements(() => readManifestsOf(db, one))).toBe(2)
  expect(await statements(() => readManifestsOf(db, twenty))).toBe(2)
  expect(await readManifestsOf(db, twenty)).toHaveLength(20)
  const named = Array.from({ length: 20 }, (_, place) => manifest(place).sha256)
  expect(await statements(() => readManifests(db, named))).toBe(1)
  expect(await statements(() => readUploads(db, 'lab/whales', '1'))).toBe(1)
  expect(await statements(() => readUploads(db, 'lab/whales', '20'))).toBe(1)
  expect(await readUploads(db, 'lab/whales', '20')).toHaveLength(20)
})
