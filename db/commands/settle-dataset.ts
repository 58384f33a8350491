import { desc, eq, sql } from 'drizzle-orm'
import { archivedBy, type DatasetState, optOutOf } from '#lib/dataset/facets.ts'
import { licenseFamily } from '#lib/license/family.ts'
import { leadingLicense } from '#lib/license/leading.ts'
import { concludedStatement } from '#lib/license/merge-conclusions.ts'
import type { LicenseStatement } from '#lib/license/statement.ts'
import type { Db } from '../client.ts'
import { readConclusions } from '../queries/read-conclusions.ts'
import { readLicenses } from '../queries/read-licenses.ts'
import { datasets, organizations, versions } from '../schema/index.ts'

/**
 * Writes what the list and its facets need of a dataset's current version: the published one with the highest
 * sequence, or where none is published the newest draft's facts, or the dataset's own. Called last by each command
 * that changes a dataset or its versions.
 */
export async function settleDataset(tx: Db, datasetId: string): Promise<void> {
  const [dataset] = await tx
    .select({ dataset: datasets, organization: organizations.name })
    .from(datasets)
    .innerJoin(organizations, eq(organizations.id, datasets.organizationId))
    .where(eq(datasets.id, datasetId))
  if (dataset === undefined) throw new Error(`Dataset ${datasetId} went away while it was changed.`)
  const known = await tx
    .select({
      id: versions.id,
      status: versions.status,
      releaseDate: versions.releaseDate,
      languages: versions.languages,
      modalities: versions.modalities,
      exclusions: versions.exclusions,
      identifiers: versions.identifiers,
    })
    .from(versions)
    .where(eq(versions.datasetId, datasetId))
    .orderBy(desc(versions.sequence), desc(versions.createdAt))
  const current = known.find((version) => version.status === 'published')
  const shown = current ?? known.find((version) => version.status === 'draft')
  const ofVersion = shown === undefined ? [] : await believedLicenses(tx, shown.id)
  const statements = ofVersion.length > 0 ? ofVersion : await readLicenses(tx, { datasetId })
  const license = leadingLicense(statements)
  const row = dataset.dataset
  await tx
    .update(datasets)
    .set({
      state: stateOf(known.map((version) => version.status)),
      currentVersionId: current?.id ?? null,
      newestOn:
        (current ?? known.find((version) => version.status === 'withdrawn'))?.releaseDate ??
        sql`${datasets.createdAt}::date`,
      licenseExpression: license.expression,
      licenseKind: license.kind,
      licenseFamily: licenseFamily(license.expression),
      licenseHasEvidence: license.hasEvidence ? 'yes' : 'no',
      optOut: optOutOf(shown?.exclusions ?? null),
      archived: archivedBy(shown?.identifiers ?? [], row.links),
      shownModalities: union(row.modalities, shown?.modalities ?? []),
      shownLanguages: union(row.languages, shown?.languages ?? []),
      searchWords: [
        row.path.replaceAll(/[/._-]/g, ' '),
        row.path,
        dataset.organization,
        row.publisher,
        ...row.creators.map((creator) => creator.name),
        ...row.keywords,
      ]
        .join(' ')
        .slice(0, 100_000),
    })
    .where(eq(datasets.id, datasetId))
}

/** What the version's record says of the whole, with confirmed conclusions in the place of the record's own. */
async function believedLicenses(tx: Db, versionId: string): Promise<LicenseStatement[]> {
  const recorded = await readLicenses(tx, { versionId })
  const conclusions = await readConclusions(tx, [versionId])
  const confirmed = conclusions.filter(({ part, standing }) => part === 'version' && standing === 'confirmed')
  const layers = new Set(confirmed.map(({ layer }) => layer))
  const left = recorded.filter(({ kind, layer }) => kind === 'declared' || !layers.has(layer))
  return [...confirmed.map(concludedStatement), ...left]
}

function stateOf(statuses: ('draft' | 'published' | 'withdrawn')[]): DatasetState {
  if (statuses.includes('published')) return 'published'
  return statuses.includes('withdrawn') ? 'withdrawn' : 'drafts-only'
}

function union<Item>(a: readonly Item[], b: readonly Item[]): Item[] {
  return [...new Set([...a, ...b])]
}
