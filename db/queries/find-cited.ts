import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { CitedVersion } from '#lib/citation/cited-version.ts'
import { parseDoi } from '#lib/citation/identifier.ts'
import type { KnownForCitation, KnownVersion } from '#lib/citation/verify.ts'
import { Withdrawal } from '#lib/dataset/schema.ts'
import { Digest } from '#lib/digest.ts'
import type { Db } from '../client.ts'
import { archiveDois, datasets, versions } from '../schema/index.ts'

/** What the registry knows for one citation; `sharedDoi` is how many versions carry its DOI, if more than one does. */
export type FoundForCitation = KnownForCitation & { sharedDoi: number }

const Related = z.object({ digest: Digest, path: z.string(), label: z.string() })
const Row = z.object({
  digest: Digest,
  path: z.string(),
  label: z.string(),
  status: z.enum(['published', 'withdrawn']),
  publishedAt: z.string(),
  withdrawnAt: z.string().nullable(),
  withdrawal: Withdrawal.nullable(),
  dois: z.array(z.string()),
  next: Related.extend({ reason: z.string(), at: z.string() }).nullable(),
  successor: Related.nullable(),
})
type Row = z.infer<typeof Row>

/**
 * What the registry has for each of the citations, in their order: by digest, by `org/name` and label (any case), and by
 * a DOI that a version carries or that was registered for it here. A DOI that several versions carry names none of them, unless the citation says which.
 * Drafts are not found. One statement, however many citations.
 */
export async function findCited(db: Db, cited: readonly CitedVersion[]): Promise<FoundForCitation[]> {
  const known = await findVersions(db, cited)
  const byDigest = new Map(known.map((row) => [row.digest, row]))
  const byLabel = new Map(known.map((row) => [labelKey(row.path, row.label), row]))
  const byDoi = new Map<string, Row[]>()
  for (const row of known) for (const doi of doisOf(row)) byDoi.set(doi, [...(byDoi.get(doi) ?? []), row])
  return cited.map(({ digest, name, label, doi }) => {
    const ofDigest = digest === null ? undefined : byDigest.get(digest)
    const ofLabel = name === null || label === null ? undefined : byLabel.get(labelKey(name, label))
    const carriers = doi === null ? [] : (byDoi.get(doi.toLowerCase()) ?? [])
    const meant = carriers.find((row) => row === ofDigest || row === ofLabel)
    const ofDoi = meant ?? (carriers.length === 1 ? carriers[0] : undefined)
    return {
      byDigest: ofDigest === undefined ? null : knownVersion(ofDigest),
      byLabel: ofLabel === undefined ? null : knownVersion(ofLabel),
      byDoi: ofDoi === undefined ? null : knownVersion(ofDoi),
      sharedDoi: carriers.length > 1 ? carriers.length : 0,
    }
  })
}

async function findVersions(db: Db, cited: readonly CitedVersion[]): Promise<Row[]> {
  const digests = cited.flatMap(({ digest }) => digest ?? [])
  const named = cited.flatMap(({ name, label }) => (name === null || label === null ? [] : labelKey(name, label)))
  const dois = cited.flatMap(({ doi }) => doi?.toLowerCase() ?? [])
  if (digests.length + named.length + dois.length === 0) return []
  const answer = await db.execute(sql`
    with asked as (
      select v.id from ${versions} v where v.digest in (select jsonb_array_elements_text(${JSON.stringify(digests)}::jsonb))
      union
      select v.id from (select distinct jsonb_array_elements_text(${JSON.stringify(named)}::jsonb) as name) as names
        inner join ${datasets} d on d.path = split_part(names.name, '@', 1)
        inner join ${versions} v on v.dataset_id = d.id and lower(v.label) = split_part(names.name, '@', 2)
      union
      select v.id from ${versions} v, jsonb_to_recordset(v.identifiers) as i(scheme text, value text)
        where ${dois.length > 0} and v.identifiers @> '[{"scheme":"doi"}]' and i.scheme = 'doi'
          and lower(substring(i.value from '10[.][0-9]{4,9}.*$')) in
            (select jsonb_array_elements_text(${JSON.stringify(dois)}::jsonb))
      union
      select a.version_id from ${archiveDois} a where a.version_id is not null and a.state = 'registered'
        and lower(a.doi) in (select jsonb_array_elements_text(${JSON.stringify(dois)}::jsonb)))
    select v.digest, d.path, v.label, v.status, ${isoTime('v.published_at')} as "publishedAt",
      ${isoTime('v.withdrawn_at')} as "withdrawnAt", v.withdrawal,
      (select coalesce(jsonb_agg(i->>'value'), '[]') from jsonb_array_elements(v.identifiers) as i
        where i->>'scheme' = 'doi') ||
        (select coalesce(jsonb_agg(a.doi), '[]') from ${archiveDois} a
          where a.version_id = v.id and a.state = 'registered') as dois,
      (select jsonb_build_object('digest', n.digest, 'path', d.path, 'label', n.label, 'reason', n.reason,
          'at', ${isoTime('n.published_at')})
        from ${versions} n where n.dataset_id = v.dataset_id and n.status = 'published' and n.sequence > v.sequence
        order by n.sequence desc limit 1) as next,
      (select jsonb_build_object('digest', s.digest, 'path', sd.path, 'label', s.label)
        from ${versions} s inner join ${datasets} sd on sd.id = s.dataset_id
        where s.digest = v.withdrawal->>'successor') as successor
    from ${versions} v inner join ${datasets} d on d.id = v.dataset_id
    where v.id in (select id from asked) and v.status <> 'draft'`)
  return z.array(Row).parse(answer.rows)
}

/** A column of points in time as ISO 8601 in UTC. */
function isoTime(column: string) {
  return sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`)
}

function labelKey(name: string, label: string): string {
  return `${name}@${label}`.toLowerCase()
}

function doisOf({ dois }: Row): string[] {
  return [...new Set(dois.flatMap((text) => parseDoi(text)?.toLowerCase() ?? []))]
}

function knownVersion(row: Row): KnownVersion {
  const { digest, label, status, publishedAt, withdrawnAt, withdrawal, next, successor } = row
  const named = (other: z.infer<typeof Related>) => {
    return { digest: other.digest, label: other.label, ...partsOf(other.path) }
  }
  return {
    digest,
    ...partsOf(row.path),
    label,
    status,
    publishedAt,
    withdrawal:
      withdrawal === null || withdrawnAt === null
        ? null
        : {
            kind: withdrawal.kind,
            reason: withdrawal.reason,
            at: withdrawnAt,
            successor: successor === null ? null : named(successor),
          },
    supersededBy: next === null ? null : { ...named(next), reason: next.reason, at: next.at },
  }
}

function partsOf(path: string): { organization: string; name: string } {
  const slash = path.indexOf('/')
  return { organization: path.slice(0, slash), name: path.slice(slash + 1) }
}
