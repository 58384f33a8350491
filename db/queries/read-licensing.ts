import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { RecordSet } from '#lib/dataset/schema.ts'
import { type Digest, isDigest } from '#lib/digest.ts'
import { type Evidence, evidenceDigest } from '#lib/evidence.ts'
import type { VersionLicensing } from '#lib/license/licensing.ts'
import { mergeConclusions } from '#lib/license/merge-conclusions.ts'
import { recordedLicensing } from '#lib/license/recorded-licensing.ts'
import type { LicenseStatement } from '#lib/license/statement.ts'
import type { Db } from '../client.ts'
import { datasets, fileGroups, licenseStatements, sources, versions } from '../schema/index.ts'
import { anyOf } from './any-of.ts'
import { readConclusions } from './read-conclusions.ts'
import { readEvidence } from './read-evidence.ts'
import { readEvidencePages } from './read-evidence-pages.ts'
import { publicLicense } from './read-licenses.ts'
import { readRecordLicenses } from './read-record-licenses.ts'

/**
 * Everything about the licences of these published or withdrawn versions, in the order asked; what is not known is left
 * out. Ten statements, however many versions and sources there are.
 */
export async function readLicensing(db: Db, digests: readonly string[]): Promise<VersionLicensing[]> {
  const heads = await readHeads(db, digests)
  if (heads.length === 0) return []
  const ids = heads.map(({ id }) => id)
  const sourceRows = await db
    .select(SOURCE_COLUMNS)
    .from(sources)
    .where(anyOf(sources.versionId, ids))
    .orderBy(asc(sources.position))
  const groupRows = await db
    .select()
    .from(fileGroups)
    .where(anyOf(fileGroups.versionId, ids))
    .orderBy(asc(fileGroups.position))
  const columns = await readRecordLicenses(
    db,
    heads.flatMap(({ recordSets }) => recordSets),
  )
  const rows = await db
    .select()
    .from(licenseStatements)
    .where(anyOf(licenseStatements.versionId, ids))
    .orderBy(asc(licenseStatements.position))
  const kept = await readEvidence(
    db,
    rows.flatMap(({ evidence }) => evidence),
  )
  const conclusions = await readConclusions(db, ids)
  const pages = await readEvidencePages(db, [...kept.keys(), ...conclusions.flatMap(digestsOf)])
  const said = byKey(rows, (row) => row.sourceId ?? row.fileGroupId ?? row.versionId ?? '')
  const ofVersion = byKey(sourceRows, (row) => row.versionId)
  const groupsOf = byKey(groupRows, (row) => row.versionId)
  const concluded = byKey(conclusions, (row) => row.version)
  const licensesOf = (key: string): LicenseStatement[] => (said.get(key) ?? []).map((row) => publicLicense(row, kept))
  const found = heads.map((head): [string, VersionLicensing] => {
    const { id, digest, dataset, label, title, releaseDate, creators, recordSets } = head
    const recorded = recordedLicensing({
      version: digest,
      dataset,
      label,
      title,
      releaseDate,
      creators,
      licenses: licensesOf(id),
      sources: (ofVersion.get(id) ?? []).map(
        ({ id, name, url, collectedFrom, collectedTo, shareUnit, shareValue }) => ({
          name,
          url,
          collectedFrom,
          collectedTo,
          share: shareUnit === null || shareValue === null ? null : { unit: shareUnit, value: shareValue },
          licenses: licensesOf(id),
        }),
      ),
      records: recordSets.flatMap(({ manifest }) => columns.get(manifest ?? '') ?? [])[0] ?? null,
      fileGroups: (groupsOf.get(id) ?? []).map(({ id, name, share }) => ({ name, share, licenses: licensesOf(id) })),
    })
    return [digest, mergeConclusions(recorded, concluded.get(digest) ?? [], pages)]
  })
  const byDigest = new Map(found)
  return [...new Set(digests)].flatMap((digest) => byDigest.get(digest) ?? [])
}

/** What the rules of licences ask of a source. */
const SOURCE_COLUMNS = {
  id: sources.id,
  versionId: sources.versionId,
  name: sources.name,
  url: sources.url,
  collectedFrom: sources.collectedFrom,
  collectedTo: sources.collectedTo,
  shareUnit: sources.shareUnit,
  shareValue: sources.shareValue,
}

type Head = {
  id: string
  digest: Digest
  dataset: string
  label: string
  title: string
  releaseDate: string
  creators: string[]
  recordSets: RecordSet[]
}

async function readHeads(db: Db, digests: readonly string[]): Promise<Head[]> {
  if (digests.length === 0) return []
  const rows = await db
    .select({
      id: versions.id,
      digest: versions.digest,
      dataset: datasets.path,
      label: versions.label,
      title: datasets.title,
      releaseDate: versions.releaseDate,
      creators: datasets.creators,
      recordSets: versions.recordSets,
    })
    .from(versions)
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .where(and(anyOf(versions.digest, digests), isNotNull(versions.digest)))
  return rows.flatMap(({ digest, creators, ...row }) =>
    digest !== null && isDigest(digest) ? [{ ...row, digest, creators: creators.map(({ name }) => name) }] : [],
  )
}

function digestsOf({ evidence }: { evidence: Evidence[] }): string[] {
  return evidence.map(evidenceDigest)
}

function byKey<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [item])
    else known.push(item)
  }
  return groups
}
