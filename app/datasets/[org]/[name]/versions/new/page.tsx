import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import type { FormValues } from '#app/_forms/values.ts'
import { versionForm } from '#app/_forms/version-form.ts'
import { versionValues } from '#app/_forms/version-values.ts'
import { database } from '#app/_server/db.ts'
import { requireActor } from '#app/_server/session.ts'
import { today } from '#app/_server/today.ts'
import { ButtonLink } from '#app/_ui/button.tsx'
import { PageHead } from '#app/_ui/columns.tsx'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { readDataset } from '#db/queries/read-dataset.ts'
import { readDraft } from '#db/queries/read-draft.ts'
import { readVersion } from '#db/queries/read-version.ts'
import { type Actor, can } from '#lib/dataset/access.ts'
import { NotAllowed } from '../../not-allowed.tsx'
import { revisionOptions } from '../version-place.ts'
import { draft } from './actions.ts'

type Props = { params: Promise<{ org: string; name: string }>; searchParams: Promise<{ from?: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { org, name } = await params
  return { title: `Draft a version of ${org}/${name}` }
}

export default async function NewVersion({ params, searchParams }: Props) {
  const { org, name } = await params
  const from = String((await searchParams).from ?? '')
  const actor = await requireActor(`/datasets/${org}/${name}/versions/new`)
  const dataset = await readDataset(database(), actor, `${org}/${name}`)
  if (dataset === null) notFound()
  const { path } = dataset
  const values = await startValues(actor, { path, from, languages: dataset.languages, modalities: dataset.modalities })
  return (
    <PageFrame actor={actor}>
      <Crumbs trail={[{ label: dataset.organization }, { label: dataset.name, href: `/datasets/${path}` }]} />
      <PageHead title={`A new version of ${dataset.title}`}>
        A draft, which you can change until it is published; then nothing in it changes any more.
        {dataset.current !== null && from === '' && (
          <>
            {' '}
            Or <a href={`?from=${encodeURIComponent(dataset.current)}`}>{`start from what ${dataset.current} says`}</a>.
          </>
        )}
      </PageHead>
      <div className="mt-6">
        {can(actor, 'version.draft', dataset.organization) ? (
          <ActionForm
            key={from}
            action={draft}
            spec={versionForm(revisionOptions(dataset.versions, ''))}
            start={startState(values)}
            context={{ path, from }}
            submit="Keep the draft"
            beside={<ButtonLink href={`/datasets/${path}`}>Leave without a draft</ButtonLink>}
          />
        ) : (
          <NotAllowed
            action="version.draft"
            organization={dataset.organization}
            what="draft a version of this dataset"
          />
        )}
      </div>
    </PageFrame>
  )
}

type Start = { path: string; from: string; languages: string[]; modalities: string[] }

/** An empty form with the dataset's own languages and modalities, or what an earlier version says but its label, reason and files. */
async function startValues(actor: Actor, { path, from, languages, modalities }: Start): Promise<FormValues> {
  const empty = { releaseDate: [today()], languages: [languages.join(', ')], modalities }
  if (from === '') return empty
  const earlier = await readVersion(database(), actor, { path, label: from })
  if (earlier === null) return empty
  const said = versionValues(await readDraft(database(), earlier.id))
  const { label: _label, reason: _reason, files: _files, 'files.kept': _kept, ...rest } = said
  return { ...rest, releaseDate: [today()], revisionOf: ['current'] }
}
