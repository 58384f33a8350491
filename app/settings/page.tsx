import type { Metadata } from 'next'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { database } from '#app/_server/db.ts'
import { requireActor } from '#app/_server/session.ts'
import { Button } from '#app/_ui/button.tsx'
import { Facts } from '#app/_ui/facts.tsx'
import { Section } from '#app/_ui/section.tsx'
import { readAccount } from '#db/queries/read-account.ts'
import { ACCOUNT_FORM } from './account-form.ts'
import { saveAccount } from './actions.ts'
import { SettingsFrame } from './settings-frame.tsx'

export const metadata: Metadata = { title: 'Account' }

export default async function AccountSettings() {
  const actor = await requireActor('/settings')
  const account = await readAccount(database(), actor.userId)
  const values = { name: [account?.name ?? ''], orcid: [account?.orcid ?? ''] }
  return (
    <SettingsFrame actor={actor} current="/settings" title="Your account">
      <Section title="Who you are">
        <ActionForm action={saveAccount} spec={ACCOUNT_FORM} start={startState(values)} submit="Save the account" />
      </Section>
      <Section title="How you sign in">
        <Facts
          facts={[
            { term: 'E-mail', value: account?.email ?? 'none: you sign in through a provider that gives none' },
            {
              term: 'Rights',
              value:
                account?.isAdministrator === true
                  ? 'administrator of this registry'
                  : 'as your organisations give them',
            },
          ]}
        />
        <form className="mt-6" action="/sign-in/out" method="post">
          <Button>Sign out</Button>
        </form>
      </Section>
    </SettingsFrame>
  )
}
