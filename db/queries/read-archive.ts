import { asc, eq, sql } from 'drizzle-orm'
import { homesOf, isAtHost } from '#lib/archive/at-host.ts'
import type { FixityCheck } from '#lib/archive/check.ts'
import type { LevelFacts } from '#lib/archive/level-requirements.ts'
import { judgeLevels, type NdsaLevels } from '#lib/archive/levels.ts'
import type { PublicCopy } from '#lib/archive/public.ts'
import { type ArchiveVerdict, judgeArchive } from '#lib/archive/status.ts'
import type { Evidence } from '#lib/evidence.ts'
import type { Db } from '../client.ts'
import { archiveCopies, datasets, files, versions } from '../schema/index.ts'
import { LISTED_CHECKS, readArchiveChecks, withEvidence } from './read-archive-checks.ts'
import { readEvidence } from './read-evidence.ts'

/** All that is known of the preservation of a version at a moment. `checks`: the newest ones, the newest first, out of `checkCount`. */
export type VersionArchive = {
  version: string
  dataset: string
  label: string
  verdict: ArchiveVerdict
  levels: NdsaLevels
  copies: PublicCopy[]
  checks: FixityCheck[]
  checkCount: number
}

/** The copies of a version with their checks, what they come to at `asOf`, and the NDSA levels; null where no published version has the digest. Four statements. */
export async function readArchive(db: Db, digest: string, asOf: Date): Promise<VersionArchive | null> {
  const head = await readHead(db, digest)
  if (head === null) return null
  const rows = await db
    .select()
    .from(archiveCopies)
    .where(eq(archiveCopies.versionId, head.id))
    .orderBy(asc(archiveCopies.at), asc(archiveCopies.id))
  const ids = rows.map(({ id }) => id)
  const { checks: kept, count } = await readArchiveChecks(db, ids, asOf)
  const pieces = await readEvidence(
    db,
    [...rows, ...kept].flatMap(({ evidence }) => evidence),
  )
  const checks = kept.map((check) => withEvidence(check, pieces))
  const seen = rows.map((row) => ({
    ...row,
    recordedAt: row.at.toISOString(),
    retiredAt: row.retiredAt?.toISOString() ?? null,
    checks: kept.filter(({ copy }) => copy === row.id),
  }))
  const verdict = judgeArchive(seen, { asOf: asOf.toISOString(), files: head.files.count })
  const levels = judgeLevels({ ...head.described, files: head.files, checks: count, verdict })
  const copies = rows.map((row) => publicCopy(row, { verdict, checks, pieces, hosts: head.hosts }))
  const { dataset, label } = head
  return {
    version: digest,
    dataset,
    label,
    verdict,
    levels,
    copies,
    checks: checks.slice(0, LISTED_CHECKS),
    checkCount: count,
  }
}

type Head = {
  id: string
  dataset: string
  label: string
  hosts: string[]
  files: LevelFacts['files']
  described: Pick<LevelFacts, 'isDescribed' | 'hasCreators' | 'hasLicense'>
}

async function readHead(db: Db, digest: string): Promise<Head | null> {
  const countOf = (what: ReturnType<typeof sql>) =>
    sql<number>`(select (count(*) filter (where ${what}))::int from ${files} where ${files.versionId} = ${versions.id})`
  const [row] = await db
    .select({
      id: versions.id,
      dataset: datasets.path,
      label: versions.label,
      hosts: versions.hosts,
      isDescribed: sql<boolean>`${versions.description} <> '' or ${datasets.description} <> ''`,
      creators: datasets.creators,
      links: datasets.links,
      expression: versions.licenseExpression,
      count: versions.fileCount,
      withDigest: countOf(sql`${files.sha256} is not null`),
      withSize: countOf(sql`${files.bytes} is not null`),
      withFormat: countOf(sql`${files.mediaType} not in ('', 'application/octet-stream')`),
    })
    .from(versions)
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .where(eq(versions.digest, digest))
  if (row === undefined) return null
  const { id, dataset, label, hosts, isDescribed, creators, links, expression, ...counts } = row
  const described = { isDescribed, hasCreators: creators.length > 0, hasLicense: expression !== 'NOASSERTION' }
  return { id, dataset, label, hosts: homesOf(hosts, links), files: counts, described }
}

type Around = {
  verdict: ArchiveVerdict
  checks: FixityCheck[]
  pieces: ReadonlyMap<string, Evidence>
  hosts: string[]
}

function publicCopy(row: typeof archiveCopies.$inferSelect, { verdict, checks, pieces, hosts }: Around): PublicCopy {
  const { id, host, url, custodian, mandate, covers, path, bytes, sha256, identifiers, place, depositedOn, note } = row
  return {
    ...{ id, host, url, custodian, mandate, covers, path, bytes, sha256, identifiers, place, depositedOn, note },
    evidence: row.evidence.flatMap((digest) => pieces.get(digest) ?? []),
    isAtHost: isAtHost(url, hosts),
    by: row.authorName,
    recordedAt: row.at.toISOString(),
    dueAt: row.dueAt.toISOString(),
    isAsked: row.askedAt !== null,
    retirement: retirementOf(row),
    standing: verdict.copies.find((copy) => copy.id === id)?.standing ?? null,
    newestCheck: checks.find(({ copy }) => copy === id) ?? null,
  }
}

function retirementOf({ retirement, retiredAt, retiredByName }: typeof archiveCopies.$inferSelect) {
  if (retirement === null || retiredAt === null) return null
  return { ...retirement, by: retiredByName ?? '', at: retiredAt.toISOString() }
}
