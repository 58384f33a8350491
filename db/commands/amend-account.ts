import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Actor } from '#lib/dataset/access.ts'
import { Creator } from '#lib/dataset/schema.ts'
import { requiredText } from '#lib/evidence.ts'
import type { Db } from '../client.ts'
import { users } from '../schema/index.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'

/** What people say of themselves: the name under which they act, and their ORCID (a whole address) or null. */
export const AccountDraft = z.strictObject({ name: requiredText(200), orcid: Creator.shape.orcid })
export type AccountDraft = z.infer<typeof AccountDraft>

/** Amends the actor's own account. The event says that it was amended, not what is in it (DESIGN §7.9). */
export async function amendAccount(db: Db, actor: Actor | null, draft: AccountDraft): Promise<{ kind: 'amended' }> {
  permit(actor, 'account.amend', null, 'amend an account')
  return db.transaction(async (tx) => {
    await tx.update(users).set(draft).where(eq(users.id, actor.userId))
    await recordEvent(tx, actor, { kind: 'account.amended', subject: actor.userId, facts: {} })
    return { kind: 'amended' }
  })
}
