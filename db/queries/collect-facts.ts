import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { homesOf } from '#lib/archive/at-host.ts'
import { doiAddress } from '#lib/archive/doi.ts'
import { copyFacts } from '#lib/assessment/derive-copies.ts'
import { deriveFacts } from '#lib/assessment/derive-facts.ts'
import { originOf } from '#lib/assessment/derive-preferences.ts'
import type { ConsumerFact, SourceFact } from '#lib/assessment/facts/derived.ts'
import { VERSION_FACTS_FORMAT, type VersionFacts } from '#lib/assessment/facts.ts'
import type { KnownVersion, PlaceSeen } from '#lib/assessment/known-version.ts'
import { licenseFactReader } from '#lib/assessment/license-fact.ts'
import type { VersionLicensing } from '#lib/license/licensing.ts'
import type { Db } from '../client.ts'
import { datasets, evidence, organizations, versions } from '../schema/index.ts'
import { anyOf } from './any-of.ts'
import { registeredDoi } from './find-dois.ts'
import { readCopies } from './read-copies.ts'
import {
  countFormats,
  type PlaceRow,
  readConsumers,
  readFirstReleases,
  readManifests,
  readNewestReadings,
  readPlacesSeen,
  readSourceFacts,
} from './read-known-parts.ts'
import { readLicensing } from './read-licensing.ts'
import { readRecordedFacts } from './read-recorded-facts.ts'
import { type RunConsumer, readRunFacts } from './read-run-facts.ts'

/**
 * Everything that the scores of these published versions are made from, in the order asked; what is not known is left out. A constant
 * number of statements (at most 24), however many versions there are: batches of a thousand go through in one.
 */
export async function collectFacts(db: Db, digests: readonly string[], asOf: string): Promise<VersionFacts[]> {
  const heads = await readHeads(db, digests)
  if (heads.length === 0) return []
  const ids = heads.map(({ id }) => id)
  const licensing = new Map((await readLicensing(db, digests)).map((one) => [one.version.toString(), one]))
  const recorded = await readRecordedFacts(db, ids)
  const parts = await readParts(db, heads, asOf)
  const read = licenseFactReader()
  const found = new Map(
    heads.flatMap((head): [string, VersionFacts][] => {
      const own = licensing.get(head.digest)
      if (own === undefined) return []
      const derived = deriveFacts(knownVersion(head, { licensing: own, parts, asOf }), read)
      const { version, dataset } = own
      return [
        [
          head.digest,
          { format: VERSION_FACTS_FORMAT, version, dataset, asOf, recorded: recorded.get(head.id) ?? {}, derived },
        ],
      ]
    }),
  )
  return [...new Set(digests)].flatMap((digest) => found.get(digest) ?? [])
}

type Head = Awaited<ReturnType<typeof readHeads>>[number]
type Parts = Awaited<ReturnType<typeof readParts>>

async function readHeads(db: Db, digests: readonly string[]) {
  if (digests.length === 0) return []
  const rows = await db
    .select({
      id: versions.id,
      digest: versions.digest,
      datasetId: versions.datasetId,
      organization: organizations.slug,
      status: versions.status,
      reason: versions.reason,
      recordSets: versions.recordSets,
      languages: versions.languages,
      amounts: versions.amounts,
      amountWords: sql<Record<string, string>>`coalesce((
        select jsonb_object_agg(${evidence.about}, ${evidence.quote}) from ${evidence}
        where ${evidence.digest} = any(${versions.evidence}) and ${evidence.about} like '/amounts/%'), '{}')`,
      identifiers: versions.identifiers,
      doi: registeredDoi(versions.digest),
      datasetDoi: registeredDoi(datasets.path),
      hosts: versions.hosts,
      links: datasets.links,
      path: datasets.path,
      label: versions.label,
      withdrawnAt: versions.withdrawnAt,
      withdrawal: versions.withdrawal,
    })
    .from(versions)
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .innerJoin(organizations, eq(organizations.id, datasets.organizationId))
    .where(and(anyOf(versions.digest, digests), isNotNull(versions.digest)))
  return rows.map(({ digest, ...row }) => ({ ...row, digest: digest ?? '' }))
}

async function readParts(db: Db, heads: readonly Head[], asOf: string) {
  const ids = heads.map(({ id }) => id)
  const sources = await readSourceFacts(db, ids)
  const urls = [...sources.values()].flatMap((list) => list.flatMap(({ url }) => (url === null ? [] : [originOf(url)])))
  const origins = [...new Set(urls.flatMap((origin) => origin ?? []))]
  return {
    sources,
    places: await readPlacesSeen(db, origins, ids),
    formats: await countFormats(db, ids),
    copies: await readCopies(db, ids, endOf(asOf)),
    readings: await readNewestReadings(db, ids),
    manifests: await readManifests(db, [...new Set(heads.flatMap(manifestsOf))]),
    consumers: await readConsumers(
      db,
      heads.map(({ digest }) => digest),
    ),
    first: await readFirstReleases(db, [...new Set(heads.map(({ datasetId }) => datasetId))]),
    runs: await readRunFacts(db, heads),
  }
}

type Known = { licensing: VersionLicensing; parts: Parts; asOf: string }

function knownVersion(head: Head, { licensing, parts, asOf }: Known): KnownVersion {
  const { id, digest, datasetId, organization, withdrawal, withdrawnAt, doi, datasetDoi } = head
  const runs = parts.runs.get(digest) ?? []
  const datasetsOfOthers = (parts.consumers.get(digest) ?? [])
    .filter((consumer) => consumer.datasetId !== datasetId)
    .map(({ datasetId: _dataset, ...consumer }) => ({
      ...consumer,
      isPublisher: consumer.organization === organization,
    }))
  const formats = parts.formats.get(id) ?? []
  const kept = copyFacts(parts.copies.get(id) ?? [], {
    asOf,
    files: formats.reduce((sum, { files }) => sum + files, 0),
    hosts: homesOf(head.hosts, head.links),
  })
  // named one by one: what is left of a row by a rest pattern is slow to make, and there are many
  return {
    status: head.status,
    reason: head.reason,
    recordSets: head.recordSets,
    languages: head.languages,
    amounts: head.amounts,
    amountWords: head.amountWords,
    hosts: head.hosts,
    ...kept,
    identifiers: [...(doi === null ? [] : [{ scheme: 'doi' as const, value: doi }]), ...head.identifiers],
    links: [...(datasetDoi === null ? [] : [{ kind: 'doi' as const, url: doiAddress(datasetDoi) }]), ...head.links],
    licensing,
    organization,
    firstReleaseDate: parts.first.get(datasetId) ?? licensing.releaseDate,
    withdrawal:
      withdrawal === null || withdrawnAt === null ? null : { kind: withdrawal.kind, at: withdrawnAt.toISOString() },
    sources: parts.sources.get(id) ?? [],
    formats,
    manifest: manifestsOf(head).flatMap((sha256) => parts.manifests.get(sha256) ?? [])[0] ?? null,
    reading: parts.readings.get(id) ?? null,
    places: placesOf(id, parts.sources.get(id) ?? [], parts.places),
    consumers: [...datasetsOfOthers, ...runConsumers(runs)],
    runs: runs.map(({ state: _state, ...run }) => run),
  }
}

/** The last moment of a day, or the moment itself. */
function endOf(asOf: string): Date {
  return new Date(asOf.length === 10 ? `${asOf}T23:59:59.999Z` : asOf)
}

/** One run of each organisation that read the version by its digest and did not fail: it was built on. */
function runConsumers(runs: readonly RunConsumer[]): ConsumerFact[] {
  const built = runs.filter(({ pinned, state }) => pinned && state !== 'failed' && state !== 'cancelled')
  const first = new Map(built.toReversed().map((run) => [run.organization, run]))
  return [...first.values()].map(({ id, organization, isPublisher }) => ({
    kind: 'run',
    id,
    organization,
    isPublisher,
  }))
}

function manifestsOf({ recordSets }: Pick<Head, 'recordSets'>): string[] {
  return recordSets.flatMap(({ manifest }) => manifest ?? [])
}

/** The places of a version's own sources: what its own collector kept beside what we asked ourselves. */
function placesOf(
  id: string,
  sources: readonly SourceFact[],
  all: ReadonlyMap<string, PlaceRow[]>,
): Map<string, PlaceSeen[]> {
  const origins = new Set(sources.flatMap(({ url }) => (url === null ? [] : (originOf(url) ?? []))))
  return new Map(
    [...origins].map((origin) => [
      origin,
      (all.get(origin) ?? []).filter((row) => row.versionId === null || row.versionId === id),
    ]),
  )
}
