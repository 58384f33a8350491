import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { type Actor, ROLES, type Role } from '#lib/dataset/access.ts'
import type { Db } from '../client.ts'
import { memberships, organizations, users } from '../schema/index.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'

/** Whom to add to an organisation, and as what. */
export const MemberDraft = z.strictObject({
  email: z.string().trim().toLowerCase().pipe(z.email('An e-mail address like name@example.org.').max(320)),
  role: z.enum(ROLES),
})
export type MemberDraft = z.infer<typeof MemberDraft>

export type MemberAdded =
  | { kind: 'added'; userId: string }
  | { kind: 'no-organization' }
  | { kind: 'no-account' }
  | { kind: 'is-member' }

/** What became of a member. An organisation keeps at least one owner: the last one can neither be lowered nor go. */
export type MemberChanged =
  | { kind: 'changed' }
  | { kind: 'no-organization' }
  | { kind: 'not-a-member' }
  | { kind: 'last-owner' }

/** Adds someone who has an account to an organisation. `no-account`: nobody has signed in with this address yet. */
export async function addMember(
  db: Db,
  actor: Actor | null,
  organization: string,
  draft: MemberDraft,
): Promise<MemberAdded> {
  permit(actor, 'member.manage', organization, `add members to ${organization}`)
  return db.transaction(async (tx) => {
    const members = await lockMembers(tx, organization)
    if (members === null) return { kind: 'no-organization' }
    const [person] = await tx.select({ id: users.id }).from(users).where(eq(users.email, draft.email))
    if (person === undefined) return { kind: 'no-account' }
    if (members.roles.has(person.id)) return { kind: 'is-member' }
    await tx.insert(memberships).values({ organizationId: members.id, userId: person.id, role: draft.role })
    const facts = { member: person.id, role: draft.role }
    await recordEvent(tx, actor, { kind: 'member.added', subject: organization, facts })
    return { kind: 'added', userId: person.id }
  })
}

/** Gives a member another role. */
export async function changeRole(
  db: Db,
  actor: Actor | null,
  organization: string,
  { userId, role }: { userId: string; role: Role },
): Promise<MemberChanged> {
  permit(actor, 'member.manage', organization, `change roles in ${organization}`)
  return db.transaction(async (tx) => {
    const found = await findMember(tx, organization, userId)
    if (found.kind !== 'member') return found
    if (role !== 'owner' && found.isLastOwner) return { kind: 'last-owner' }
    await tx.update(memberships).set({ role }).where(rowOf(found.organizationId, userId))
    const facts = { member: userId, role }
    await recordEvent(tx, actor, { kind: 'member.role-changed', subject: organization, facts })
    return { kind: 'changed' }
  })
}

/** Takes a member out of an organisation. Members may take themselves out; others only owners may. */
export async function removeMember(
  db: Db,
  actor: Actor | null,
  organization: string,
  userId: string,
): Promise<MemberChanged> {
  if (actor?.userId === userId) permit(actor, 'account.amend', null, `leave ${organization}`)
  else permit(actor, 'member.manage', organization, `remove members from ${organization}`)
  return db.transaction(async (tx) => {
    const found = await findMember(tx, organization, userId)
    if (found.kind !== 'member') return found
    if (found.isLastOwner) return { kind: 'last-owner' }
    await tx.delete(memberships).where(rowOf(found.organizationId, userId))
    await recordEvent(tx, actor, { kind: 'member.removed', subject: organization, facts: { member: userId } })
    return { kind: 'changed' }
  })
}

type Found =
  | { kind: 'member'; organizationId: string; isLastOwner: boolean }
  | { kind: 'no-organization' }
  | { kind: 'not-a-member' }

async function findMember(tx: Db, organization: string, userId: string): Promise<Found> {
  const members = await lockMembers(tx, organization)
  if (members === null) return { kind: 'no-organization' }
  const role = members.roles.get(userId)
  if (role === undefined) return { kind: 'not-a-member' }
  const owners = [...members.roles.values()].filter((other) => other === 'owner').length
  return { kind: 'member', organizationId: members.id, isLastOwner: role === 'owner' && owners === 1 }
}

/** Locks the organisation, so that two owners who leave at once take turns, and reads who is in it. */
async function lockMembers(tx: Db, slug: string): Promise<{ id: string; roles: Map<string, Role> } | null> {
  const [found] = await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.slug, slug))
    .for('update')
  if (found === undefined) return null
  const rows = await tx
    .select({ userId: memberships.userId, role: memberships.role })
    .from(memberships)
    .where(eq(memberships.organizationId, found.id))
  return { id: found.id, roles: new Map(rows.map((row) => [row.userId, row.role])) }
}

function rowOf(organizationId: string, userId: string) {
  return and(eq(memberships.organizationId, organizationId), eq(memberships.userId, userId))
}
