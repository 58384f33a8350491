'use server'

import { redirect } from 'next/navigation'
import { database } from '#app/_server/db.ts'
import { formAction } from '#app/_server/form.ts'
import { createOrganization, OrganizationDraft } from '#db/commands/create-organization.ts'
import { ORGANIZATION_FORM, organizationInput } from './organization-form.ts'

export const create = formAction(
  {
    spec: ORGANIZATION_FORM,
    schema: OrganizationDraft,
    what: 'organisation',
    failed: 'The organisation was not created',
    read: organizationInput,
  },
  async (actor, draft) => {
    const result = await createOrganization(database(), actor, draft)
    if (result.kind === 'slug-taken')
      return { fault: `The short name ${draft.slug} is taken. Choose another.`, at: 'slug' }
    redirect(`/settings/organizations/${result.slug}`)
  },
)
