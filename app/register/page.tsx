import type { Metadata } from 'next'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { datasetForm, placeFields } from '#app/_forms/dataset-form.ts'
import { startState } from '#app/_forms/form-state.ts'
import { database } from '#app/_server/db.ts'
import { requireActor } from '#app/_server/session.ts'
import { ButtonLink } from '#app/_ui/button.tsx'
import { PageHead } from '#app/_ui/columns.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { listOrganizationsFor } from '#db/queries/read-organization.ts'
import { register } from './actions.ts'
import { NoOrganization } from './no-organization.tsx'

export const metadata: Metadata = { title: 'Register a dataset' }

export default async function Register() {
  const actor = await requireActor('/register')
  const organizations = await listOrganizationsFor(database(), actor, 'dataset.register')
  const options = organizations.map(({ slug, name }) => ({ value: slug, label: `${name} (${slug})` }))
  return (
    <PageFrame current="/register" actor={actor}>
      <PageHead title="Register a dataset">
        Its name, what it is and who made it. Versions, with their files and sources, come after. If it has a Croissant
        file, a Hugging Face card or a Data Provenance summary, <a href="/import">import it</a> instead.
      </PageHead>
      <div className="mt-6">
        {options.length === 0 ? (
          <NoOrganization what="A dataset" />
        ) : (
          <ActionForm
            action={register}
            spec={datasetForm(placeFields(options))}
            start={startState()}
            submit="Register the dataset"
            beside={<ButtonLink href="/">Leave without registering</ButtonLink>}
          />
        )}
      </div>
    </PageFrame>
  )
}
