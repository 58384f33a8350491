import { asc, eq, inArray } from 'drizzle-orm'
import { type Action, type Actor, can, type Role } from '#lib/dataset/access.ts'
import type { Db } from '../client.ts'
import { memberships, organizations, users } from '../schema/index.ts'

/** A member as the organisation's own members see them. The address is shown to those who manage members, else null. */
export type Member = { userId: string; name: string; email: string | null; role: Role }

export type OrganizationPicture = {
  slug: string
  name: string
  url: string | null
  description: string
  members: Member[]
}

/** An organisation with its members, for its members and administrators; null for all others, and where there is none. */
export async function readOrganization(db: Db, actor: Actor | null, slug: string): Promise<OrganizationPicture | null> {
  const isInside = actor?.memberships.some((membership) => membership.organization === slug) === true
  if (!isInside && actor?.isAdministrator !== true) return null
  const [organization] = await db
    .select({
      id: organizations.id,
      slug: organizations.slug,
      name: organizations.name,
      url: organizations.url,
      description: organizations.description,
    })
    .from(organizations)
    .where(eq(organizations.slug, slug))
  if (organization === undefined) return null
  const { id, ...shown } = organization
  const rows = await db
    .select({ userId: users.id, name: users.name, email: users.email, role: memberships.role })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.organizationId, id))
    .orderBy(asc(memberships.role), asc(users.name), asc(users.id))
  const showsAddresses = can(actor, 'member.manage', slug)
  const members = rows.map((row) => ({
    ...row,
    name: row.name ?? 'Unnamed',
    email: showsAddresses ? row.email : null,
  }))
  return { ...shown, members }
}

/** The organisations in which the actor may do the action, by name; for an administrator all of them. */
export async function listOrganizationsFor(
  db: Db,
  actor: Actor,
  action: Action,
): Promise<{ slug: string; name: string }[]> {
  const own = actor.memberships.map((membership) => membership.organization).filter((slug) => can(actor, action, slug))
  if (!actor.isAdministrator && own.length === 0) return []
  return db
    .select({ slug: organizations.slug, name: organizations.name })
    .from(organizations)
    .where(actor.isAdministrator ? undefined : inArray(organizations.slug, own))
    .orderBy(asc(organizations.name), asc(organizations.slug))
}
