import { z } from 'zod'
import type { Actor } from '#lib/dataset/access.ts'
import { Slug } from '#lib/dataset/schema.ts'
import { boundedText, requiredText, WebAddress } from '#lib/evidence.ts'
import type { Db } from '../client.ts'
import { memberships, organizations } from '../schema/index.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'

/** An organisation as a person writes it: the slug that stands in addresses, a name, and what it is. */
export const OrganizationDraft = z.strictObject({
  slug: Slug,
  name: requiredText(200),
  url: WebAddress.nullable().default(null),
  description: boundedText(4000).default(''),
})
export type OrganizationDraft = z.infer<typeof OrganizationDraft>

/** Creates an organisation whose owner is the actor. Anyone who is signed in may; a slug is given once. */
export async function createOrganization(
  db: Db,
  actor: Actor | null,
  draft: OrganizationDraft,
): Promise<{ kind: 'created'; slug: string } | { kind: 'slug-taken' }> {
  permit(actor, 'organization.create', null, 'create an organization')
  return db.transaction(async (tx) => {
    const [created] = await tx
      .insert(organizations)
      .values(draft)
      .onConflictDoNothing()
      .returning({ id: organizations.id })
    if (created === undefined) return { kind: 'slug-taken' }
    await tx.insert(memberships).values({ organizationId: created.id, userId: actor.userId, role: 'owner' })
    await recordEvent(tx, actor, { kind: 'organization.created', subject: draft.slug, facts: { name: draft.name } })
    return { kind: 'created', slug: draft.slug }
  })
}
