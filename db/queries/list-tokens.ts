import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Scope } from '#lib/dataset/access.ts'
import type { Db } from '../client.ts'
import { apiTokens } from '../schema/index.ts'

/** A token as its person sees it: everything but the secret, which nobody has any more. */
export type TokenLine = {
  id: string
  name: string
  hint: string
  scopes: Scope[]
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
}

/** The tokens of a person that were not revoked, newest first; expired ones too. */
export async function listTokens(db: Db, userId: string): Promise<TokenLine[]> {
  return db
    .select({
      id: apiTokens.id,
      name: apiTokens.name,
      hint: apiTokens.hint,
      scopes: apiTokens.scopes,
      createdAt: apiTokens.createdAt,
      expiresAt: apiTokens.expiresAt,
      lastUsedAt: apiTokens.lastUsedAt,
    })
    .from(apiTokens)
    .where(and(eq(apiTokens.userId, userId), isNull(apiTokens.revokedAt)))
    .orderBy(desc(apiTokens.createdAt), desc(apiTokens.id))
}
