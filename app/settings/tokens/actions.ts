'use server'

import { redirect } from 'next/navigation'
import { database } from '#app/_server/db.ts'
import { formAction } from '#app/_server/form.ts'
import { requireActor } from '#app/_server/session.ts'
import { formatDate } from '#app/_ui/format.ts'
import { issueToken, revokeToken, TokenDraft } from '#db/commands/issue-token.ts'
import { TOKEN_FORM, tokenInput } from './token-form.ts'

export const issue = formAction(
  { spec: TOKEN_FORM, schema: TokenDraft, what: 'token', failed: 'No token was issued', read: tokenInput },
  async (actor, draft) => {
    const { secret, expiresAt } = await issueToken(database(), actor, draft)
    return {
      shown: {
        title: `The token ${draft.name}, shown this once`,
        code: secret,
        text: `Copy it now: only its sha256 is kept here, so nobody can show it again. It expires on ${formatDate(expiresAt)}.`,
      },
    }
  },
)

/** Revokes one of the signed-in person's tokens. */
export async function revoke(data: FormData): Promise<void> {
  const actor = await requireActor('/settings/tokens')
  const id = data.get('id')
  if (typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) await revokeToken(database(), actor, id)
  redirect('/settings/tokens')
}
