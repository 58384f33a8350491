import { and, asc, desc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm'
import { type Actor, can } from '#lib/dataset/access.ts'
import type { PublicFileGroup } from '#lib/dataset/public.ts'
import type {
  Amount,
  Creator,
  Derivation,
  FileEntry,
  HostRevision,
  Identifier,
  Link,
  Modality,
  RecordSet,
  Source,
  VersionStatus,
  Withdrawal,
} from '#lib/dataset/schema.ts'
import type { Evidence } from '#lib/evidence.ts'
import type { LicenseFamily, LicenseStatement } from '#lib/license/statement.ts'
import type { Db } from '../client.ts'
import { datasets, derivations, events, files, organizations, runs, versions } from '../schema/index.ts'
import { withConfirmedLicense } from './concluded-license.ts'
import { type ArchiveShort, findArchiveVerdict } from './find-archive-verdict.ts'
import { registeredDoi } from './find-dois.ts'
import { findPreferenceVerdict, type PreferenceVerdict } from './find-preference-verdict.ts'
import { VERSION_LINE, type VersionLine } from './read-dataset.ts'
import { readEvidence } from './read-evidence.ts'
import { readFileGroups } from './read-file-groups.ts'
import { readLicenses } from './read-licenses.ts'
import { readSources } from './read-sources.ts'

/** A version that another names or that names it: by digest, with its dataset and label where it is known here. */
export type RelatedVersion = {
  relation: Derivation | 'successor'
  digest: string
  path: string | null
  label: string | null
  title: string | null
  status: VersionStatus | null
  /** Of `made-by-run`: the run that has this digest, where it is known here. */
  run?: { id: string; name: string }
}

/** Everything that a version's pages show. `files` holds the first `FILES_SHOWN` by path; `fileCount` tells how many there are. */
export type VersionPicture = VersionLine & {
  id: string
  dataset: {
    path: string
    organization: string
    organizationName: string
    title: string
    description: string
    creators: Creator[]
    publisher: string
    keywords: string[]
    links: Link[]
    citation: string
    languages: string[]
    modalities: Modality[]
  }
  description: string
  recordSets: RecordSet[]
  languages: string[]
  modalities: Modality[]
  amounts: Amount[]
  exclusions: { count: number; digest: string } | null
  hosts: HostRevision[]
  identifiers: Identifier[]
  /** The DOIs that this registry registered, of the version and of its dataset with all versions; null where there is none. */
  doi: string | null
  datasetDoi: string | null
  licenseFamily: LicenseFamily
  licenses: LicenseStatement[]
  sources: Source[]
  fileGroups: PublicFileGroup[]
  files: FileEntry[]
  evidence: Evidence[]
  ancestors: RelatedVersion[]
  descendants: RelatedVersion[]
  siblings: VersionLine[]
  /** The published version that followed, if any: this one is superseded. */
  supersededBy: VersionLine | null
  /** The version that a withdrawal names as the one to use instead. */
  successor: RelatedVersion | null
  /** What its creators' preferences come to; null: they were never read. */
  preferences: PreferenceVerdict | null
  /** What its archive copies come to now; null for a draft. */
  archive: ArchiveShort | null
  /** How many runs are recorded that read exactly this version. */
  runsThatRead: number
  /** The event of its publishing, null for a draft. */
  publishedEvent: { id: number; at: Date } | null
}

export const FILES_SHOWN = 100

/** How a version is named: its digest, or `org/name` and a label (any case). */
export type VersionName = { digest: string } | { path: string; label: string }

/**
 * The version and all that its pages show, or null. A draft is there only for who may read drafts. A constant number
 * of statements (at most 20), whatever it lists.
 */
export async function readVersion(db: Db, actor: Actor | null, name: VersionName): Promise<VersionPicture | null> {
  const found = await findVersion(db, name)
  if (found === null) return null
  const { version, dataset, organization } = found
  if (version.status === 'draft' && !can(actor, 'draft.read', organization.slug)) return null
  const siblings = await listSiblings(db, version.datasetId, can(actor, 'draft.read', organization.slug))
  const kept = await readEvidence(db, version.evidence)
  const { sequence } = version
  const line = siblings.find(({ label }) => label === version.label) ?? pickLine(version)
  return {
    ...line,
    id: version.id,
    dataset: {
      path: dataset.path,
      organization: organization.slug,
      organizationName: organization.name,
      title: dataset.title,
      description: dataset.description,
      creators: dataset.creators,
      publisher: dataset.publisher,
      keywords: dataset.keywords,
      links: dataset.links,
      citation: dataset.citation,
      languages: dataset.languages,
      modalities: dataset.modalities,
    },
    description: version.description,
    recordSets: version.recordSets,
    languages: version.languages,
    modalities: version.modalities,
    amounts: version.amounts,
    exclusions: version.exclusions,
    hosts: version.hosts,
    identifiers: version.identifiers,
    doi: found.doi,
    datasetDoi: found.datasetDoi,
    runsThatRead: found.runsThatRead,
    licenses: await readLicenses(db, { versionId: version.id }),
    sources: await readSources(db, version.id),
    fileGroups: await readFileGroups(db, version.id),
    files: await listFiles(db, version.id, { after: '', limit: FILES_SHOWN }),
    evidence: version.evidence.flatMap((digest) => kept.get(digest) ?? []),
    ancestors: await listAncestors(db, version.id),
    descendants: version.digest === null ? [] : await listDescendants(db, version.digest),
    siblings,
    supersededBy:
      sequence === null
        ? null
        : (siblings.find((other) => other.status === 'published' && (other.sequence ?? 0) > sequence) ?? null),
    successor: await findSuccessor(db, version.withdrawal),
    preferences: version.digest === null ? null : await findPreferenceVerdict(db, version.id),
    archive:
      version.digest === null
        ? null
        : await findArchiveVerdict(db, { id: version.id, files: version.fileCount }, new Date()),
    publishedEvent: version.digest === null ? null : await findPublishing(db, version.digest),
  }
}

/** The files of a version after the path `after`, in the order of their paths. */
export async function listFiles(
  db: Db,
  versionId: string,
  page: { after: string; limit: number },
): Promise<FileEntry[]> {
  return db
    .select({ path: files.path, bytes: files.bytes, sha256: files.sha256, mediaType: files.mediaType, url: files.url })
    .from(files)
    .where(and(eq(files.versionId, versionId), gt(files.path, page.after)))
    .orderBy(asc(files.path))
    .limit(page.limit)
}

async function findVersion(db: Db, name: VersionName) {
  const [row] = await db
    .select({
      version: versions,
      dataset: datasets,
      organization: organizations,
      doi: registeredDoi(versions.digest),
      datasetDoi: registeredDoi(datasets.path),
      runsThatRead: RUNS_THAT_READ,
    })
    .from(versions)
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .innerJoin(organizations, eq(organizations.id, datasets.organizationId))
    .where(
      'digest' in name
        ? eq(versions.digest, name.digest)
        : and(eq(datasets.path, name.path.toLowerCase()), sql`lower(${versions.label}) = lower(${name.label})`),
    )
  return row ?? null
}

/** The runs that named the version's digest as read by themselves; what only trained a reference model was not. */
const RUNS_THAT_READ = sql<number>`(
  select count(distinct i.run_id)::int from run_inputs i
  where i.version = ${versions.digest} and i.role <> 'reference-training')`

async function listSiblings(db: Db, datasetId: string, drafts: boolean): Promise<VersionLine[]> {
  const rows = await db
    .select(VERSION_LINE)
    .from(versions)
    .where(and(eq(versions.datasetId, datasetId), drafts ? undefined : isNotNull(versions.sequence)))
    .orderBy(sql`${versions.sequence} desc nulls first`, desc(versions.createdAt))
  return rows.map(withConfirmedLicense)
}

async function listAncestors(db: Db, versionId: string): Promise<RelatedVersion[]> {
  const rows = await db
    .select({
      relation: derivations.relation,
      digest: derivations.ancestor,
      path: datasets.path,
      label: versions.label,
      title: datasets.title,
      status: versions.status,
      run: runs.id,
      runName: runs.name,
    })
    .from(derivations)
    .leftJoin(versions, eq(versions.digest, derivations.ancestor))
    .leftJoin(datasets, eq(datasets.id, versions.datasetId))
    .leftJoin(runs, and(eq(runs.digest, derivations.ancestor), eq(derivations.relation, 'made-by-run')))
    .where(eq(derivations.versionId, versionId))
    .orderBy(asc(derivations.relation), asc(datasets.path), asc(derivations.ancestor))
  return rows.map(({ run, runName, ...row }) => ({
    ...row,
    ...(run !== null && { run: { id: run, name: runName ?? '' } }),
  }))
}

const DESCENDANTS_SHOWN = 200

async function listDescendants(db: Db, digest: string): Promise<RelatedVersion[]> {
  const rows = await db
    .select({
      relation: derivations.relation,
      digest: versions.digest,
      path: datasets.path,
      label: versions.label,
      title: datasets.title,
      status: versions.status,
    })
    .from(derivations)
    .innerJoin(versions, eq(versions.id, derivations.versionId))
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .where(and(eq(derivations.ancestor, digest), inArray(versions.status, ['published', 'withdrawn'])))
    .orderBy(asc(datasets.path), asc(versions.sequence))
    .limit(DESCENDANTS_SHOWN)
  return rows.map((row) => ({ ...row, digest: row.digest ?? '' }))
}

async function findSuccessor(db: Db, withdrawal: Withdrawal | null): Promise<RelatedVersion | null> {
  if (withdrawal === null || withdrawal.successor === null) return null
  const found = await findVersion(db, { digest: withdrawal.successor })
  if (found === null)
    return { relation: 'successor', digest: withdrawal.successor, path: null, label: null, title: null, status: null }
  const { version, dataset } = found
  return {
    relation: 'successor',
    digest: withdrawal.successor,
    path: dataset.path,
    label: version.label,
    title: dataset.title,
    status: version.status,
  }
}

async function findPublishing(db: Db, digest: string): Promise<{ id: number; at: Date } | null> {
  const [event] = await db
    .select({ id: events.id, at: events.at })
    .from(events)
    .where(and(eq(events.subject, digest), eq(events.kind, 'version.published')))
    .limit(1)
  return event ?? null
}

function pickLine(version: typeof versions.$inferSelect): VersionLine {
  const {
    label,
    status,
    digest,
    sequence,
    reason,
    releaseDate,
    publishedAt,
    withdrawnAt,
    withdrawal,
    fileCount,
    totalBytes,
  } = version
  const { licenseExpression, licenseKind, licenseFamily } = version
  return {
    label,
    status,
    digest,
    sequence,
    reason,
    releaseDate,
    publishedAt,
    withdrawnAt,
    withdrawal,
    fileCount,
    totalBytes,
    licenseExpression,
    licenseKind,
    licenseFamily,
  }
}
