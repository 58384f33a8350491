import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { doiAddress, type PublicDoi } from '#lib/archive/doi.ts'
import type { Db } from '../client.ts'
import { archiveDois } from '../schema/index.ts'
import { findExactVersion } from './find-exact-version.ts'

/** The DOIs that are registered of these versions (by digest) and datasets (by `org/name`). One statement. */
export async function findDois(db: Db, subjects: readonly string[]): Promise<Map<string, string>> {
  if (subjects.length === 0) return new Map()
  const rows = await db
    .select({ subject: archiveDois.subject, doi: archiveDois.doi })
    .from(archiveDois)
    .where(and(inArray(archiveDois.subject, [...subjects]), eq(archiveDois.state, 'registered')))
  return new Map(rows.map(({ subject, doi }) => [subject, doi]))
}

/** As a column: the DOI that is registered of what another column names by digest or `org/name`, or null. */
export function registeredDoi(subject: PgColumn) {
  const taken = sql`${archiveDois.subject} = ${subject} and ${archiveDois.state} = 'registered'`
  return sql<string | null>`(select ${archiveDois.doi} from ${archiveDois} where ${taken})`
}

/** The DOIs that were asked for of a version and of its dataset, or null where no published version has the digest. */
export async function listDois(db: Db, digest: string): Promise<PublicDoi[] | null> {
  const version = await findExactVersion(db, digest)
  if (version === null) return null
  const rows = await db
    .select({
      kind: archiveDois.kind,
      subject: archiveDois.subject,
      doi: archiveDois.doi,
      state: archiveDois.state,
      note: archiveDois.note,
      requestedAt: archiveDois.requestedAt,
      registeredAt: archiveDois.registeredAt,
    })
    .from(archiveDois)
    .where(or(eq(archiveDois.subject, digest), eq(archiveDois.subject, version.path)))
    .orderBy(asc(archiveDois.kind))
  return rows.map((row) => ({
    ...row,
    url: doiAddress(row.doi),
    requestedAt: row.requestedAt.toISOString(),
    registeredAt: row.registeredAt?.toISOString() ?? null,
  }))
}
