import type { Metadata } from 'next'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { database } from '#app/_server/db.ts'
import { requireActor } from '#app/_server/session.ts'
import { DataTable } from '#app/_ui/data-table.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { Section } from '#app/_ui/section.tsx'
import { listOwnOrganizations } from '#db/queries/read-account.ts'
import { SettingsFrame } from '../settings-frame.tsx'
import { create } from './actions.ts'
import { ORGANIZATION_FORM } from './organization-form.ts'

export const metadata: Metadata = { title: 'Organisations' }

export default async function OrganizationSettings() {
  const actor = await requireActor('/settings/organizations')
  const organizations = await listOwnOrganizations(database(), actor.userId)
  return (
    <SettingsFrame actor={actor} current="/settings/organizations" title="Organisations">
      <Section title="Where you are a member">
        {organizations.length === 0 ? (
          <Empty title="You are in no organisation yet.">
            <p>Every dataset belongs to one. Create it below, or ask the owner of one to add you.</p>
          </Empty>
        ) : (
          <DataTable
            caption="Your organisations"
            captionFor="screen-readers"
            rows={organizations}
            rowKey={(organization) => organization.slug}
            columns={[
              {
                key: 'name',
                head: 'Organisation',
                names: true,
                cell: (one) => <a href={`/settings/organizations/${one.slug}`}>{one.name}</a>,
              },
              { key: 'slug', head: 'Short name', cell: (one) => <code>{one.slug}</code> },
              { key: 'role', head: 'Your role', cell: (one) => one.role },
            ]}
          />
        )}
      </Section>
      <Section title="Create an organisation" intro="You will be its owner and can add others.">
        <ActionForm action={create} spec={ORGANIZATION_FORM} start={startState()} submit="Create the organisation" />
      </Section>
    </SettingsFrame>
  )
}
