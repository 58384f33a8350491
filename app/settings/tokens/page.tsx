import type { Metadata } from 'next'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { database } from '#app/_server/db.ts'
import { requireActor } from '#app/_server/session.ts'
import { Button } from '#app/_ui/button.tsx'
import { DataTable } from '#app/_ui/data-table.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { formatDay } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import { listTokens, type TokenLine } from '#db/queries/list-tokens.ts'
import { SettingsFrame } from '../settings-frame.tsx'
import { issue, revoke } from './actions.ts'
import { TOKEN_FORM } from './token-form.ts'

export const metadata: Metadata = { title: 'API tokens' }

export default async function TokenSettings() {
  const actor = await requireActor('/settings/tokens')
  const tokens = await listTokens(database(), actor.userId)
  return (
    <SettingsFrame actor={actor} current="/settings/tokens" title="API tokens">
      <Section title="Issue a token" intro="For the command line and for programs that act in your name.">
        <ActionForm
          action={issue}
          spec={TOKEN_FORM}
          start={startState({ scopes: ['read', 'register', 'publish'], days: ['90'] })}
          submit="Issue the token"
        />
      </Section>
      <Section title="Tokens in use" right={<a href="/settings/tokens">Read again</a>}>
        {tokens.length === 0 ? (
          <Empty title="No token of yours is in use.">
            <p>Whatever a program did with a token that was revoked stays done, under your name.</p>
          </Empty>
        ) : (
          <TokenTable tokens={tokens} />
        )}
      </Section>
    </SettingsFrame>
  )
}

function TokenTable({ tokens }: { tokens: TokenLine[] }) {
  return (
    <DataTable
      caption="Tokens in use"
      captionFor="screen-readers"
      rows={tokens}
      rowKey={(token) => token.id}
      columns={[
        { key: 'name', head: 'Name', names: true, cell: (token) => token.name },
        { key: 'hint', head: 'Begins with', cell: (token) => <code>{token.hint}…</code> },
        { key: 'scopes', head: 'May', cell: (token) => token.scopes.join(', ') },
        { key: 'created', head: 'Issued', cell: (token) => formatDay(token.createdAt) },
        { key: 'expires', head: 'Expires', cell: (token) => formatDay(token.expiresAt) },
        {
          key: 'used',
          head: 'Last used',
          cell: (token) => (token.lastUsedAt === null ? 'not recorded' : formatDay(token.lastUsedAt)),
        },
        { key: 'revoke', head: 'Change', cell: (token) => <RevokeForm token={token} /> },
      ]}
    />
  )
}

function RevokeForm({ token }: { token: TokenLine }) {
  return (
    <form action={revoke}>
      <input type="hidden" name="id" value={token.id} />
      <Button look="danger" aria-label={`Revoke ${token.name}`}>
        Revoke
      </Button>
    </form>
  )
}
