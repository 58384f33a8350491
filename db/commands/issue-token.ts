import { randomBytes } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Actor, SCOPES } from '#lib/dataset/access.ts'
import { sha256Hex } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import { requiredText } from '#lib/evidence.ts'
import type { Db } from '../client.ts'
import { apiTokens } from '../schema/index.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'

/** What a person asks for: a name to know the token by, what it may do, and for how many days (at most a year). */
export const TokenDraft = z.strictObject({
  name: requiredText(100),
  scopes: z.array(z.enum(SCOPES)).min(1, 'Choose at least one scope.'),
  days: z.coerce.number().int().min(1).max(366, 'At most 366 days.').default(90),
})
export type TokenDraft = z.infer<typeof TokenDraft>

/**
 * Issues an API token. The secret is in the answer and nowhere else: only its sha256 is kept. A token can't issue one
 * that may do more than itself.
 */
export async function issueToken(
  db: Db,
  actor: Actor | null,
  draft: TokenDraft,
): Promise<{ secret: string; id: string; expiresAt: Date }> {
  permit(actor, 'token.manage', null, 'issue an API token')
  const own = actor.scopes
  if (own !== null && draft.scopes.some((scope) => !own.includes(scope))) {
    throw new Refusal('forbidden', 'A token can issue only tokens that may do no more than itself.')
  }
  const secret = `col_${randomBytes(24).toString('base64url')}`
  return db.transaction(async (tx) => {
    const [row] = await tx
      .insert(apiTokens)
      .values({
        userId: actor.userId,
        name: draft.name,
        hint: secret.slice(0, 8),
        hash: sha256Hex(secret),
        scopes: [...new Set(draft.scopes)],
        expiresAt: sql`now() + make_interval(days => ${draft.days})`,
      })
      .returning({ id: apiTokens.id, expiresAt: apiTokens.expiresAt })
    if (row === undefined) throw new Error('The token was not written.')
    await recordEvent(tx, actor, {
      kind: 'token.issued',
      subject: row.id,
      facts: { scopes: draft.scopes, days: draft.days },
    })
    return { secret, ...row }
  })
}

/** Revokes one of the actor's own tokens, at once and for good. */
export async function revokeToken(
  db: Db,
  actor: Actor | null,
  id: string,
): Promise<{ kind: 'revoked' } | { kind: 'not-found' }> {
  permit(actor, 'token.manage', null, 'revoke an API token')
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(apiTokens)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(apiTokens.id, id), eq(apiTokens.userId, actor.userId), isNull(apiTokens.revokedAt)))
      .returning({ id: apiTokens.id })
    if (row === undefined) return { kind: 'not-found' }
    await recordEvent(tx, actor, { kind: 'token.revoked', subject: id, facts: {} })
    return { kind: 'revoked' }
  })
}
