import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { one } from '#app/_forms/values.ts'
import { versionForm } from '#app/_forms/version-form.ts'
import { versionValues } from '#app/_forms/version-values.ts'
import { database } from '#app/_server/db.ts'
import { requireActor } from '#app/_server/session.ts'
import { Banner } from '#app/_ui/banner.tsx'
import { Button, ButtonLink } from '#app/_ui/button.tsx'
import { PageHead } from '#app/_ui/columns.tsx'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { readDraft } from '#db/queries/read-draft.ts'
import { readVersion } from '#db/queries/read-version.ts'
import { can } from '#lib/dataset/access.ts'
import { NotAllowed } from '../../../not-allowed.tsx'
import { revisionOptions } from '../../version-place.ts'
import { amend, discard } from './actions.ts'
import { RecordsOfDraft } from './records-of-draft.tsx'

type Props = {
  params: Promise<{ org: string; name: string; version: string }>
  searchParams: Promise<{ fault?: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { org, name, version } = await params
  return { title: `Amend ${org}/${name} ${decodeURIComponent(version)}` }
}

const FAULTS: Readonly<Record<string, string>> = {
  forbidden: 'Your role does not let you discard this draft. Nothing was changed.',
  'not-a-draft': 'It was published in the meantime, and a published version is never taken away.',
}

export default async function AmendDraft({ params, searchParams }: Props) {
  const { org, name, version: segment } = await params
  const label = decodeURIComponent(segment)
  const actor = await requireActor(`/datasets/${org}/${name}/versions/${segment}/edit`)
  const version = await readVersion(database(), actor, { path: `${org}/${name}`, label })
  if (version === null) notFound()
  const { path, organization, title } = version.dataset
  if (version.status !== 'draft') redirect(`/datasets/${path}/versions/${encodeURIComponent(version.label)}/publish`)
  const fault = FAULTS[String((await searchParams).fault ?? '')]
  const values = versionValues(await readDraft(database(), version.id))
  return (
    <PageFrame actor={actor}>
      <Crumbs
        trail={[
          { label: organization },
          { label: path.split('/')[1] ?? path, href: `/datasets/${path}` },
          { label: version.label },
        ]}
      />
      <PageHead title={`Amend ${title} ${version.label}`}>
        A draft: nothing of it is fixed until it is published.
      </PageHead>
      {fault !== undefined && (
        <div className="mt-6" role="alert">
          <Banner kind="bad" title={fault} />
        </div>
      )}
      <div className="mt-6">
        {can(actor, 'version.draft', organization) ? (
          <>
            <ActionForm
              action={amend}
              spec={versionForm(revisionOptions(version.siblings, one(values, 'revisionOf')))}
              start={startState(values)}
              context={{ path, label: version.label }}
              submit="Keep the changes"
              beside={
                <ButtonLink href={`/datasets/${path}/versions/${encodeURIComponent(version.label)}/publish`}>
                  Look at it before publishing
                </ButtonLink>
              }
            />
            <RecordsOfDraft version={version} />
            <Section
              title="Discard the draft"
              intro="It was never published, so nothing cites it. It cannot be brought back."
            >
              <form action={discard}>
                <input type="hidden" name="path" value={path} />
                <input type="hidden" name="label" value={version.label} />
                <Button look="danger">{`Discard the draft ${version.label}`}</Button>
              </form>
            </Section>
          </>
        ) : (
          <NotAllowed action="version.draft" organization={organization} what="amend this draft" />
        )}
      </div>
    </PageFrame>
  )
}
