import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { type Archived, archivedBy, type DatasetState, lowestOf, optOutOf } from '#lib/dataset/facets.ts'
import type { Identifier, Link } from '#lib/dataset/schema.ts'
import { licenseFamily } from '#lib/license/family.ts'
import { type LeadingLicense, leadingLicense } from '#lib/license/leading.ts'
import type { Db } from '../client.ts'
import { readLicenses } from '../queries/read-licenses.ts'
import { archiveCopies, datasets, licenseConclusions, organizations, scores, versions } from '../schema/index.ts'

/**
 * Writes what the list and its facets need of a dataset's current version: the published one with the highest
 * sequence, or where none is published the newest draft's facts, or the dataset's own. A licence that was confirmed since goes
 * before the recorded one. Called last by each command that changes a dataset or its versions.
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
  const ofVersion = shown === undefined ? [] : await readLicenses(tx, { versionId: shown.id })
  const statements = ofVersion.length > 0 ? ofVersion : await readLicenses(tx, { datasetId })
  const confirmed = shown === undefined ? null : await confirmedLicense(tx, shown.id)
  const license = confirmed ?? leadingLicense(statements)
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
      archived: archivedNow(shown, row.links),
      lowest: lowestOf(current === undefined ? null : await newestMinimum(tx, current.id)),
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

/** What is named in the version or among the dataset's links, or that a copy of the version is recorded and counted on. */
function archivedNow(shown: { id: string; identifiers: Identifier[] } | undefined, links: Link[]): SQL | Archived {
  const named = archivedBy(shown?.identifiers ?? [], links)
  if (named === 'archive-named' || shown === undefined) return named
  const copy = sql`select from ${archiveCopies} where ${archiveCopies.versionId} = ${shown.id} and ${archiveCopies.retiredAt} is null`
  return sql`case when exists (${copy}) then 'archive-named'::archived else 'nothing-recorded'::archived end`
}

/** The lowest of the seven principles in the version's newest score, or null where it was never assessed. */
async function newestMinimum(tx: Db, versionId: string): Promise<number | null> {
  const [newest] = await tx
    .select({ minimum: scores.minimum })
    .from(scores)
    .where(eq(scores.versionId, versionId))
    .orderBy(desc(scores.at), desc(scores.id))
    .limit(1)
  return newest?.minimum ?? null
}

/** What was confirmed about the contents of the version as a whole since it was published, or null. */
async function confirmedLicense(tx: Db, versionId: string): Promise<LeadingLicense | null> {
  const [found] = await tx
    .select({ expression: licenseConclusions.expression, evidence: licenseConclusions.evidence })
    .from(licenseConclusions)
    .where(
      and(
        eq(licenseConclusions.versionId, versionId),
        eq(licenseConclusions.part, 'version'),
        eq(licenseConclusions.layer, 'content'),
        eq(licenseConclusions.standing, 'confirmed'),
      ),
    )
    .orderBy(desc(licenseConclusions.settledAt))
    .limit(1)
  if (found === undefined) return null
  return { expression: found.expression, kind: 'concluded', hasEvidence: found.evidence.length > 0 }
}

function stateOf(statuses: ('draft' | 'published' | 'withdrawn')[]): DatasetState {
  if (statuses.includes('published')) return 'published'
  return statuses.includes('withdrawn') ? 'withdrawn' : 'drafts-only'
}

function union<Item>(a: readonly Item[], b: readonly Item[]): Item[] {
  return [...new Set([...a, ...b])]
}
