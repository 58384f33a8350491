import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { datasets, memberships, users, versions } from '../schema/index.ts'

/** Someone to write to, and the versions that concern them. Personal data: for letters only, never for a page or an export. */
export type Steward = { email: string; versions: { path: string; label: string }[] }

/** The owners and stewards of the organisations that keep these versions (digests), each with the versions of theirs. */
export async function listStewards(db: Db, digests: string[]): Promise<Steward[]> {
  if (digests.length === 0) return []
  const rows = await db
    .select({ email: users.email, path: datasets.path, label: versions.label })
    .from(versions)
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .innerJoin(memberships, eq(memberships.organizationId, datasets.organizationId))
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(inArray(versions.digest, digests), inArray(memberships.role, ['owner', 'steward']), isNotNull(users.email)),
    )
    .orderBy(asc(users.email), asc(datasets.path), asc(versions.label))
  const stewards = new Map<string, Steward>()
  for (const { email, path, label } of rows) {
    if (email === null) continue
    const known = stewards.get(email) ?? { email, versions: [] }
    stewards.set(email, { email, versions: [...known.versions, { path, label }] })
  }
  return [...stewards.values()]
}
