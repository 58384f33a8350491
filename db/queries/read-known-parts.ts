import { and, desc, eq, isNull, ne, or, sql } from 'drizzle-orm'
import type { ConsumerFact, SourceFact } from '#lib/assessment/facts/derived.ts'
import type { KeptReading, KnownVersion, PlaceSeen } from '#lib/assessment/known-version.ts'
import { isObservation } from '#lib/preference/observation.ts'
import type { Db } from '../client.ts'
import {
  datasets,
  derivations,
  files,
  manifests,
  organizations,
  preferenceAttempts,
  preferenceReadings,
  sources,
  versions,
} from '../schema/index.ts'
import { anyOf } from './any-of.ts'

type Ids = readonly string[]

/** The sources of these versions in their order, by version id. One statement, one row a version. */
export async function readSourceFacts(db: Db, ids: Ids): Promise<Map<string, SourceFact[]>> {
  const list = sql<SourceFact[]>`jsonb_agg(jsonb_build_object(
    'id', 'source/' || ${sources.position}, 'name', ${sources.name}, 'url', ${sources.url}, 'kind', ${sources.kind},
    'method', ${sources.method}, 'reason', ${sources.reason},
    'collectedFrom', ${sources.collectedFrom}, 'collectedTo', ${sources.collectedTo},
    'share', case when ${sources.shareUnit} is not null and ${sources.shareValue} is not null
      then jsonb_build_object('unit', ${sources.shareUnit}, 'value', ${sources.shareValue}) end
  ) order by ${sources.position})`
  const rows = await db
    .select({ versionId: sources.versionId, list })
    .from(sources)
    .where(anyOf(sources.versionId, ids))
    .groupBy(sources.versionId)
  return new Map(rows.map(({ versionId, list }) => [versionId, list]))
}

/** The files of these versions counted by format, by version id. One statement, one row a version. */
export async function countFormats(db: Db, ids: Ids): Promise<Map<string, KnownVersion['formats']>> {
  const extension = sql<string>`coalesce(lower(substring(${files.path} from '\\.([A-Za-z0-9]{1,12})$')), '')`
  const counted = db
    .select({
      versionId: files.versionId,
      mediaType: files.mediaType,
      extension: extension.as('extension'),
      files: sql<number>`count(*)`.as('files'),
      withDigest: sql<number>`count(${files.sha256})`.as('with_digest'),
    })
    .from(files)
    .where(anyOf(files.versionId, ids))
    .groupBy(files.versionId, files.mediaType, extension)
    .as('counted')
  const list = sql<KnownVersion['formats']>`jsonb_agg(jsonb_build_object(
    'mediaType', ${counted.mediaType}, 'extension', ${counted.extension}, 'files', ${counted.files}, 'withDigest', ${counted.withDigest}
  ) order by ${counted.mediaType}, ${counted.extension})`
  const rows = await db.select({ versionId: counted.versionId, list }).from(counted).groupBy(counted.versionId)
  return new Map(rows.map(({ versionId, list }) => [versionId, list]))
}

/** The manifests with these digests that are held here, by their sha256. One statement. */
export async function readManifests(db: Db, sha256s: Ids): Promise<Map<string, NonNullable<KnownVersion['manifest']>>> {
  if (sha256s.length === 0) return new Map()
  const rows = await db
    .select({
      sha256: manifests.sha256,
      count: manifests.count,
      columns: manifests.columns,
      profile: manifests.profile,
    })
    .from(manifests)
    .where(anyOf(manifests.sha256, sha256s))
  return new Map(rows.map(({ sha256, ...manifest }) => [sha256, manifest]))
}

/** Of each version the reading at collection, else the newest of what was seen since. One statement. */
export async function readNewestReadings(db: Db, ids: Ids): Promise<Map<string, KeptReading>> {
  const { versionId, rules, asOf, moment, shares, at } = preferenceReadings
  const rows = await db
    .selectDistinctOn([versionId], { versionId, rules, asOf, moment, shares })
    .from(preferenceReadings)
    .where(anyOf(versionId, ids))
    .orderBy(versionId, sql`${moment} = 'collection' desc`, desc(asOf), desc(at))
  return new Map(rows.map(({ versionId: id, asOf, ...row }) => [id, { ...row, asOf: asOf.toISOString() }]))
}

/** An attempt and whose it is: a version's collector's, or (null) our own. */
export type PlaceRow = PlaceSeen & { versionId: string | null }

/** The latest attempt on each place of these origins: what we asked ourselves (version null), or a version's collector kept. One statement. */
export async function readPlacesSeen(db: Db, origins: Ids, ids: Ids): Promise<Map<string, PlaceRow[]>> {
  if (origins.length === 0) return new Map()
  const { versionId, origin, mechanism, location, state, failure, finishedAt } = preferenceAttempts
  const rows = await db
    .selectDistinctOn([versionId, origin, mechanism, location], {
      versionId,
      origin,
      mechanism,
      state,
      failure,
      finishedAt,
    })
    .from(preferenceAttempts)
    .where(and(anyOf(origin, origins), or(isNull(versionId), anyOf(versionId, ids))))
    .orderBy(versionId, origin, mechanism, location, desc(finishedAt))
  return grouped(rows, ({ state, failure, finishedAt: at, ...row }) => [
    row.origin,
    { ...row, isSeen: isObservation({ state, failure }), at: at.toISOString() },
  ])
}

/** Datasets of others that were made from these versions, by digest: one for each organisation. One statement. */
export async function readConsumers(
  db: Db,
  digests: Ids,
): Promise<Map<string, (ConsumerFact & { datasetId: string })[]>> {
  const rows = await db
    .selectDistinctOn([derivations.ancestor, organizations.slug], {
      ancestor: derivations.ancestor,
      organization: organizations.slug,
      id: versions.digest,
      datasetId: versions.datasetId,
    })
    .from(derivations)
    .innerJoin(versions, eq(versions.id, derivations.versionId))
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .innerJoin(organizations, eq(organizations.id, datasets.organizationId))
    .where(
      and(anyOf(derivations.ancestor, digests), ne(derivations.relation, 'revision-of'), ne(versions.status, 'draft')),
    )
    .orderBy(derivations.ancestor, organizations.slug, versions.digest)
  return grouped(rows, ({ ancestor, id, ...row }) => [
    ancestor,
    { kind: 'dataset' as const, id: id ?? '', isPublisher: false, ...row },
  ])
}

/** When the first version of each of these datasets was released, by dataset id. One statement. */
export async function readFirstReleases(db: Db, datasetIds: Ids): Promise<Map<string, string>> {
  const rows = await db
    .select({ datasetId: versions.datasetId, first: sql<string>`min(${versions.releaseDate})::text` })
    .from(versions)
    .where(and(anyOf(versions.datasetId, datasetIds), ne(versions.status, 'draft')))
    .groupBy(versions.datasetId)
  return new Map(rows.map(({ datasetId, first }) => [datasetId, first]))
}

function grouped<Row, Value>(rows: readonly Row[], entryOf: (row: Row) => [string, Value]): Map<string, Value[]> {
  const groups = new Map<string, Value[]>()
  for (const row of rows) {
    const [key, value] = entryOf(row)
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [value])
    else known.push(value)
  }
  return groups
}
