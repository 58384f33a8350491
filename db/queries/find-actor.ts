import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import { sha256Hex } from '#lib/digest.ts'
import type { Db } from '../client.ts'
import { apiTokens, memberships, organizations, users } from '../schema/index.ts'

/** The person with this account id, with their roles; null where the account is gone. One statement. */
export async function findActor(db: Db, userId: string): Promise<Actor | null> {
  const rows = await db
    .select({
      name: users.name,
      isAdministrator: users.isAdministrator,
      organization: organizations.slug,
      role: memberships.role,
    })
    .from(users)
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .leftJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(eq(users.id, userId))
  const [first] = rows
  if (first === undefined) return null
  const roles = rows.flatMap(({ organization, role }) =>
    organization === null || role === null ? [] : [{ organization, role }],
  )
  return {
    userId,
    name: first.name ?? 'Unnamed',
    isAdministrator: first.isAdministrator,
    memberships: roles,
    scopes: null,
  }
}

/** The person whose API token this is, limited to its scopes; null where it is unknown, revoked or has expired by `now`. */
export async function findActorByToken(db: Db, secret: string, now: Date): Promise<Actor | null> {
  const [token] = await db
    .select({ userId: apiTokens.userId, scopes: apiTokens.scopes })
    .from(apiTokens)
    .where(and(eq(apiTokens.hash, sha256Hex(secret)), isNull(apiTokens.revokedAt), gt(apiTokens.expiresAt, now)))
  if (token === undefined) return null
  const actor = await findActor(db, token.userId)
  return actor === null ? null : { ...actor, scopes: token.scopes }
}
