import { sql } from 'drizzle-orm'
import { ArchiveCopyDraft } from '#lib/archive/copy.ts'
import { FactDraft } from '#lib/assessment/fact-draft.ts'
import { DatasetDraft, VersionDraft } from '#lib/dataset/schema.ts'
import { Mixture } from '#lib/license/mixture.ts'
import { recordSetOf } from '#lib/records/record-set.ts'
import { RunDraft, type RunDraftInput } from '#lib/run/schema.ts'
import type { BlobStore } from './blobs.ts'
import type { Db } from './client.ts'
import { assessIn } from './commands/assess-version.ts'
import { draftIn } from './commands/draft-version.ts'
import { keepManifest } from './commands/keep-manifest.ts'
import { publishIn } from './commands/publish-version.ts'
import { recordCopyIn } from './commands/record-archive-copy.ts'
import { recordEvent } from './commands/record-event.ts'
import { recordFactsIn } from './commands/record-facts.ts'
import { recordMixtureIn } from './commands/record-mixture.ts'
import { recordRunIn } from './commands/record-run.ts'
import { registerIn } from './commands/register-dataset.ts'
import { withdrawIn } from './commands/withdraw-version.ts'
import { ingestRecords } from './records/ingest-records.ts'
import type { SampleCopies } from './sample/copies.ts'
import { referenceTo, type SampleEntry, type SampleVersion } from './sample/entry.ts'
import type { SampleFacts } from './sample/facts/fact.ts'
import { type SampleMixture, sampleWorld } from './sample/world.ts'
import { organizations } from './schema/index.ts'
import { putObservations, type SeededVersion } from './seed-observations.ts'

/** Two starts at once take turns; an arbitrary number, ours alone. */
const LOCK = 4_011_207_333

/** Where the bytes are kept, and a folder on the same disk for what is half made. */
export type SeedPlace = { blobs: BlobStore; workFolder: string }

/**
 * Puts the sample world into an empty registry, all of it in one transaction; a registry that has a dataset is left
 * alone. Answers how many datasets were put in.
 */
export async function seedSampleWorld(db: Db, place: SeedPlace): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
    const occupied = await tx.execute(sql`select 1 from datasets limit 1`)
    if (occupied.rows.length > 0) return 0
    const world = sampleWorld()
    for (const bytes of world.blobs.values()) await place.blobs.put(bytes)
    for (const organization of world.organizations) {
      await tx.insert(organizations).values(organization)
      await recordEvent(tx, null, {
        kind: 'organization.created',
        subject: organization.slug,
        facts: { name: organization.name },
      })
    }
    const digests: Seeded = new Map()
    for (const entry of world.entries) await putIn(tx, entry, digests, place)
    for (const entry of world.entries) {
      for (const version of entry.versions) await withdrawAsInTheWorld(tx, entry, version, digests)
    }
    for (const mixture of world.mixtures) await putMixture(tx, mixture, digests)
    for (const observations of world.observations)
      await putObservations(tx, place.blobs, seededVersion(digests, observations.version), observations)
    const now = new Date()
    for (const study of world.facts) await putFacts(tx, study, digests, now)
    for (const copies of world.copies) await putCopies(tx, copies, digests)
    for (const run of world.runs) await putRun(tx, run, now)
    return world.entries.length
  })
}

/** What was published so far, by the names of the sample world in lower case. */
type Seeded = Map<string, SeededVersion>

async function putMixture(tx: Db, { title, members }: SampleMixture, digests: Seeded): Promise<void> {
  const named = members.map(({ version, share }) => ({ version: digestOfReference(digests, version), share }))
  const recorded = await recordMixtureIn(tx, null, Mixture.parse({ title, members: named }))
  if (recorded.kind !== 'recorded') throw new Error(`The sample mixture ${title} was not recorded: ${recorded.kind}.`)
}

async function putCopies(tx: Db, { version, copies }: SampleCopies, digests: Seeded): Promise<void> {
  const digest = digestOfReference(digests, version)
  for (const copy of copies) {
    const recorded = await recordCopyIn(tx, null, digest, ArchiveCopyDraft.parse(copy))
    if (recorded.kind !== 'recorded') throw new Error(`A sample copy of ${version} was not recorded: ${recorded.kind}.`)
  }
}

async function putFacts(tx: Db, { version, facts }: SampleFacts, digests: Seeded, now: Date): Promise<void> {
  const digest = digestOfReference(digests, version)
  const drafts = facts.map((draft) => FactDraft.parse(draft))
  const recorded = await recordFactsIn(tx, null, digest, drafts)
  const assessed = await assessIn(tx, null, digest, now)
  if (recorded.kind !== 'recorded' || assessed.kind !== 'assessed')
    throw new Error(`The sample ${version} was not assessed by its facts: ${recorded.kind}, ${assessed.kind}.`)
}

async function putRun(tx: Db, run: RunDraftInput, now: Date): Promise<void> {
  const recorded = await recordRunIn(tx, null, RunDraft.parse(run), now)
  if (recorded.kind !== 'recorded') throw new Error(`The sample run ${run.name} was not recorded: ${recorded.kind}.`)
}

async function putIn(tx: Db, entry: SampleEntry, digests: Seeded, place: SeedPlace): Promise<void> {
  const registered = await registerIn(tx, null, DatasetDraft.parse(entry.dataset))
  if (registered.kind !== 'registered')
    throw new Error(`The sample ${entry.dataset.name} could not be registered: ${registered.kind}.`)
  for (const version of entry.versions) {
    const derivedFrom = version.ancestors.map(({ relation, to }) => ({
      relation,
      digest: digestOfReference(digests, to),
    }))
    const recordSets = await readRecords(tx, version, place)
    const draft = VersionDraft.parse({ ...version.draft, derivedFrom, ...(recordSets !== null && { recordSets }) })
    const drafted = await draftIn(tx, null, registered.path, draft)
    if (drafted.kind !== 'drafted')
      throw new Error(`The sample ${registered.path}@${draft.label} could not be drafted: ${drafted.kind}.`)
    const published = await publishIn(tx, null, registered.path, draft.label)
    if (published.kind !== 'published')
      throw new Error(`The sample ${registered.path}@${draft.label} could not be published: ${published.kind}.`)
    const { digest } = published
    digests.set(referenceTo(entry, version).toLowerCase(), { id: drafted.id, digest, releaseDate: draft.releaseDate })
  }
}

/** Makes the manifest of the version's records; null where its records are not here. */
async function readRecords(tx: Db, { records, draft }: SampleVersion, { blobs, workFolder }: SeedPlace) {
  if (records === undefined) return null
  const file = await blobs.path(records.sha256)
  if (file === null) throw new Error(`The records of the sample version ${draft.label} are not kept.`)
  const ingested = await ingestRecords(file, { fileName: records.fileName, mapping: null, blobs, workFolder })
  if (ingested.kind === 'refused')
    throw new Error(`The records of the sample version ${draft.label} were refused: ${ingested.faults[0]?.message}`)
  await keepManifest(tx, ingested.manifest)
  return [recordSetOf(ingested.manifest)]
}

async function withdrawAsInTheWorld(
  tx: Db,
  entry: SampleEntry,
  version: SampleVersion,
  digests: Seeded,
): Promise<void> {
  const { withdrawal } = version
  if (withdrawal === null) return
  const path = `${entry.dataset.organization}/${entry.dataset.name}`
  const read = withdrawal.evidence.map((piece) => piece.source).join(', ')
  const outcome = await withdrawIn(tx, null, path, version.draft.label, {
    kind: withdrawal.kind,
    reason: `${withdrawal.reason} Withdrawn by its maintainer on ${withdrawal.on}; read at ${read}.`,
    successor: withdrawal.successor === null ? null : digestOfReference(digests, withdrawal.successor),
  })
  if (outcome.kind !== 'withdrawn')
    throw new Error(`The sample ${path}@${version.draft.label} could not be withdrawn: ${outcome.kind}.`)
}

function digestOfReference(digests: Seeded, reference: string): string {
  return seededVersion(digests, reference).digest
}

function seededVersion(digests: Seeded, reference: string): SeededVersion {
  const version = digests.get(reference.toLowerCase())
  if (version === undefined) throw new Error(`The sample world names ${reference} before it is put in.`)
  return version
}
