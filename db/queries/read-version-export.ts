import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { VersionRecord } from '#lib/dataset/version-record.ts'
import { type Digest, isDigest } from '#lib/digest.ts'
import type { DatasetExport } from '#lib/interchange/datacite-dataset.ts'
import type { VersionExport, VersionStanding } from '#lib/interchange/version-export.ts'
import { leadingLicense } from '#lib/license/leading.ts'
import type { Db } from '../client.ts'
import { datasets, derivations, versions } from '../schema/index.ts'
import { findDois } from './find-dois.ts'
import { readDataset } from './read-dataset.ts'
import { readRecord } from './read-record.ts'

/** A published version as it is exported, with the text that was digested. */
export type ExportedVersion = { version: VersionExport; canonical: string }

/**
 * The published or withdrawn version with this digest as exporters need it, or null. `site`: the registry's own address. A constant number of statements
 * (ten), whatever it lists.
 */
export async function readVersionExport(db: Db, digest: string, site: string): Promise<ExportedVersion | null> {
  const [row] = await db
    .select({
      path: datasets.path,
      label: versions.label,
      withdrawal: versions.withdrawal,
      withdrawnAt: versions.withdrawnAt,
    })
    .from(versions)
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .where(eq(versions.digest, digest))
  if (row === undefined || !isDigest(digest)) return null
  const canonical = await readRecord(db, digest)
  const dataset = await readDataset(db, null, row.path)
  if (canonical === null || dataset === null) throw new Error(`${row.path}@${row.label} has no record.`)
  const record: VersionRecord = JSON.parse(canonical)
  const page = `${pageOf(site, row.path)}/versions/${encodeURIComponent(row.label)}`
  const withdrawn =
    row.withdrawal === null || row.withdrawnAt === null
      ? null
      : {
          date: row.withdrawnAt.toISOString().slice(0, 10),
          reason: row.withdrawal.reason,
          successor: row.withdrawal.successor,
        }
  const standing = { ...(await standingOf(db, digest, row.path, record)), withdrawn }
  return { version: { record, dataset, digest, page, standing }, canonical }
}

/** A dataset with all of its published and withdrawn versions as exporters need it, or null. `site`: the registry's own address. */
export async function readDatasetExport(db: Db, path: string, site: string): Promise<DatasetExport | null> {
  const dataset = await readDataset(db, null, path)
  if (dataset === null) return null
  const lines = dataset.versions.flatMap(({ digest, releaseDate }) =>
    digest !== null && isDigest(digest) ? [{ digest, releaseDate }] : [],
  )
  const dois = await findDois(db, [dataset.path, ...lines.map(({ digest }) => digest)])
  const current = dataset.versions.find(({ label }) => label === dataset.current)
  return {
    dataset,
    page: pageOf(site, dataset.path),
    doi: dois.get(dataset.path) ?? null,
    license: current?.licenseExpression ?? leadingLicense(dataset.licenses).expression,
    versions: lines.toReversed().map((line) => ({ ...line, doi: dois.get(line.digest) ?? null })),
  }
}

async function standingOf(
  db: Db,
  digest: Digest,
  path: string,
  record: VersionRecord,
): Promise<Omit<VersionStanding, 'withdrawn'>> {
  const rows = await db
    .select({ relation: derivations.relation, digest: versions.digest })
    .from(derivations)
    .innerJoin(versions, eq(versions.id, derivations.versionId))
    .where(
      and(
        eq(derivations.ancestor, digest),
        isNotNull(versions.digest),
        inArray(versions.status, ['published', 'withdrawn']),
      ),
    )
    .orderBy(derivations.relation, versions.digest)
    .limit(DESCENDANTS_TOLD)
  const descendants = rows.flatMap((edge) =>
    edge.digest !== null && isDigest(edge.digest) ? [{ relation: edge.relation, digest: edge.digest }] : [],
  )
  const others = [...record.derivedFrom, ...descendants].map((edge) => edge.digest)
  const dois = await findDois(db, [digest, path, ...others])
  return { doi: dois.get(digest) ?? null, datasetDoi: dois.get(path) ?? null, dois, descendants }
}

const DESCENDANTS_TOLD = 200

function pageOf(site: string, path: string): string {
  return `${site}/datasets/${path.split('/').map(encodeURIComponent).join('/')}`
}
