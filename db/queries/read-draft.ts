import { asc, eq } from 'drizzle-orm'
import { VersionDraft } from '#lib/dataset/schema.ts'
import type { Db } from '../client.ts'
import { derivations, files, versions } from '../schema/index.ts'
import { readEvidence } from './read-evidence.ts'
import { readFileGroups } from './read-file-groups.ts'
import { readLicenses } from './read-licenses.ts'
import { readSources } from './read-sources.ts'

/** A version as the draft that it was written from, all files included. Throws where the version is gone. */
export async function readDraft(db: Db, versionId: string): Promise<VersionDraft> {
  const [row] = await db.select().from(versions).where(eq(versions.id, versionId))
  if (row === undefined) throw new Error(`Version ${versionId} went away while it was read.`)
  const fileRows = await db.select().from(files).where(eq(files.versionId, versionId)).orderBy(asc(files.path))
  const edges = await db.select().from(derivations).where(eq(derivations.versionId, versionId))
  const kept = await readEvidence(db, row.evidence)
  return VersionDraft.parse({
    label: row.label,
    reason: row.reason,
    releaseDate: row.releaseDate,
    description: row.description,
    files: fileRows.map(({ versionId: _versionId, ...file }) => file),
    recordSets: row.recordSets,
    sources: await readSources(db, versionId),
    licenses: await readLicenses(db, { versionId }),
    fileGroups: (await readFileGroups(db, versionId)).map(({ name, pattern, licenses }) => ({
      name,
      pattern,
      licenses,
    })),
    languages: row.languages,
    modalities: row.modalities,
    amounts: row.amounts,
    exclusions: row.exclusions,
    derivedFrom: edges.map(({ relation, ancestor }) => ({ relation, digest: ancestor })),
    revisionOf: row.revisionOf,
    hosts: row.hosts,
    identifiers: row.identifiers,
    evidence: row.evidence.flatMap((digest) => kept.get(digest) ?? []),
  })
}
