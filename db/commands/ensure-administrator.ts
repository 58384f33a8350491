import { randomBytes } from 'node:crypto'
import { eq, lt, sql } from 'drizzle-orm'
import { SCOPES } from '#lib/dataset/access.ts'
import { sha256Hex } from '#lib/digest.ts'
import type { Db } from '../client.ts'
import { apiTokens, users, verificationTokens } from '../schema/index.ts'
import { recordEvent } from './record-event.ts'

export const ADMINISTRATOR_ADDRESS = 'administrator@localhost'

/**
 * Makes sure that there is an administrator, and that `bootstrapToken`, if given, is an API token of theirs with all
 * scopes. Run at each start; a second run changes nothing. `signedIn` tells whether they have ever signed in.
 */
export async function ensureAdministrator(
  db: Db,
  bootstrapToken: string | null,
): Promise<{ userId: string; signedIn: boolean }> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(4011207332)`)
    const [known] = await tx
      .select({ id: users.id, verified: users.emailVerified })
      .from(users)
      .where(eq(users.isAdministrator, true))
      .orderBy(users.createdAt)
      .limit(1)
    const userId = known?.id ?? (await createAdministrator(tx))
    if (bootstrapToken !== null) await acceptToken(tx, userId, bootstrapToken)
    return { userId, signedIn: known !== undefined && known.verified !== null }
  })
}

async function createAdministrator(tx: Db): Promise<string> {
  const id = crypto.randomUUID()
  await tx.insert(users).values({ id, name: 'Administrator', email: ADMINISTRATOR_ADDRESS, isAdministrator: true })
  await recordEvent(tx, null, { kind: 'administrator.created', subject: id, facts: {} })
  return id
}

async function acceptToken(tx: Db, userId: string, secret: string): Promise<void> {
  const [added] = await tx
    .insert(apiTokens)
    .values({
      userId,
      name: 'bootstrap',
      hint: secret.slice(0, 4),
      hash: sha256Hex(secret),
      scopes: [...SCOPES],
      expiresAt: sql`now() + interval '100 years'`,
    })
    .onConflictDoNothing()
    .returning({ id: apiTokens.id })
  if (added !== undefined)
    await recordEvent(tx, null, { kind: 'token.issued', subject: added.id, facts: { scopes: SCOPES, bootstrap: true } })
}

/**
 * A one-time sign-in link for the first administrator, good for a day: the e-mail link of next-auth, without the
 * e-mail. `secret` is next-auth's own, with which it hashes what it keeps of a link.
 */
export async function signInLink(db: Db, site: string, secret: string): Promise<string> {
  const token = randomBytes(32).toString('hex')
  await db.delete(verificationTokens).where(lt(verificationTokens.expires, sql`now()`))
  await db.insert(verificationTokens).values({
    identifier: ADMINISTRATOR_ADDRESS,
    token: sha256Hex(`${token}${secret}`),
    expires: sql`now() + interval '1 day'`,
  })
  const query = new URLSearchParams({ callbackUrl: site, token, email: ADMINISTRATOR_ADDRESS })
  return `${site}/api/auth/callback/email?${query}`
}
