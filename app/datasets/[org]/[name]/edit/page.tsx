import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { datasetForm, datasetValues } from '#app/_forms/dataset-form.ts'
import { startState } from '#app/_forms/form-state.ts'
import { database } from '#app/_server/db.ts'
import { requireActor } from '#app/_server/session.ts'
import { ButtonLink } from '#app/_ui/button.tsx'
import { PageHead } from '#app/_ui/columns.tsx'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { readDataset } from '#db/queries/read-dataset.ts'
import { can } from '#lib/dataset/access.ts'
import { NotAllowed } from '../not-allowed.tsx'
import { amend } from './actions.ts'

type Props = { params: Promise<{ org: string; name: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { org, name } = await params
  return { title: `Amend ${org}/${name}` }
}

export default async function AmendDataset({ params }: Props) {
  const { org, name } = await params
  const actor = await requireActor(`/datasets/${org}/${name}/edit`)
  const dataset = await readDataset(database(), actor, `${org}/${name}`)
  if (dataset === null) notFound()
  const { path } = dataset
  return (
    <PageFrame actor={actor}>
      <Crumbs trail={[{ label: dataset.organization }, { label: dataset.name, href: `/datasets/${path}` }]} />
      <PageHead title={`Amend ${dataset.title}`}>
        What is said of the dataset apart from its versions. Its name and what was published stay as they are.
      </PageHead>
      <div className="mt-6">
        {can(actor, 'dataset.amend', dataset.organization) ? (
          <ActionForm
            action={amend}
            spec={datasetForm([])}
            start={startState(datasetValues(dataset))}
            context={{ path }}
            submit="Save the changes"
            beside={<ButtonLink href={`/datasets/${path}`}>Leave it as it is</ButtonLink>}
          />
        ) : (
          <NotAllowed action="dataset.amend" organization={dataset.organization} what="amend this dataset" />
        )}
      </div>
    </PageFrame>
  )
}
