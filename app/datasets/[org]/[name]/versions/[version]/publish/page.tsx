import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { database } from '#app/_server/db.ts'
import { requireActor } from '#app/_server/session.ts'
import { Banner } from '#app/_ui/banner.tsx'
import { ButtonLink } from '#app/_ui/button.tsx'
import { PageHead } from '#app/_ui/columns.tsx'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { previewRecord } from '#db/queries/preview-record.ts'
import { can } from '#lib/dataset/access.ts'
import { NotAllowed } from '../../../not-allowed.tsx'
import { publish } from './actions.ts'
import { Gaps, RecordToBe, WhatStays } from './record-to-be.tsx'
import { SettledAlready } from './settled-already.tsx'

type Props = { params: Promise<{ org: string; name: string; version: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { org, name, version } = await params
  return { title: `Publish ${org}/${name} ${decodeURIComponent(version)}` }
}

export default async function Publish({ params }: Props) {
  const { org, name, version } = await params
  const here = `/datasets/${org}/${name}/versions/${version}`
  const actor = await requireActor(`${here}/publish`)
  const answer = await previewRecord(database(), actor, `${org}/${name}`, decodeURIComponent(version))
  if (answer.kind === 'not-found') notFound()
  if (answer.kind === 'not-a-draft') return <SettledAlready actor={actor} path={`${org}/${name}`} version={answer} />
  const { preview } = answer
  const { path, title, organization, draft, digest } = preview
  return (
    <PageFrame actor={actor}>
      <Crumbs trail={[{ label: organization }, { label: name, href: `/datasets/${path}` }, { label: draft.label }]} />
      <PageHead title={`Publish ${title} ${draft.label}`}>
        This is what will be kept. Read it once more: after publishing it can be withdrawn, never changed.
      </PageHead>
      <div className="mt-6">
        <Gaps draft={draft} editHref={`${here}/edit`} />
        {preview.faults.map((fault) => (
          <Banner key={fault.at + fault.message} kind="bad" title="It contradicts itself">
            <p>{fault.message}</p>
          </Banner>
        ))}
      </div>
      <RecordToBe preview={preview} editHref={`${here}/edit`} />
      <WhatStays />
      <Section title="Publish">
        {can(actor, 'version.publish', organization) ? (
          <ActionForm
            action={publish}
            spec={[]}
            start={startState()}
            context={{ path, label: draft.label, digest }}
            submit={`Publish ${draft.label}`}
            beside={<ButtonLink href={`${here}/edit`}>Change the draft first</ButtonLink>}
          />
        ) : (
          <NotAllowed action="version.publish" organization={organization} what="publish versions of this dataset" />
        )}
      </Section>
    </PageFrame>
  )
}
