import { asc, eq } from 'drizzle-orm'
import type { Role } from '#lib/dataset/access.ts'
import type { Db } from '../client.ts'
import { memberships, organizations, users } from '../schema/index.ts'

/** What a person sees of their own account. Never shown to anyone else. */
export type OwnAccount = { name: string; email: string | null; orcid: string | null; isAdministrator: boolean }

/** The account with this id, or null. */
export async function readAccount(db: Db, userId: string): Promise<OwnAccount | null> {
  const [row] = await db
    .select({ name: users.name, email: users.email, orcid: users.orcid, isAdministrator: users.isAdministrator })
    .from(users)
    .where(eq(users.id, userId))
  return row === undefined ? null : { ...row, name: row.name ?? '' }
}

export type OwnOrganization = { slug: string; name: string; role: Role }

/** The organisations that someone is in, by name, with their role there. */
export async function listOwnOrganizations(db: Db, userId: string): Promise<OwnOrganization[]> {
  return db
    .select({ slug: organizations.slug, name: organizations.name, role: memberships.role })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(eq(memberships.userId, userId))
    .orderBy(asc(organizations.name), asc(organizations.slug))
}
