import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { database } from '#app/_server/db.ts'
import { ReadingOrder, readKept } from '#app/_server/kept-document.ts'
import { requireActor } from '#app/_server/session.ts'
import { ButtonLink } from '#app/_ui/button.tsx'
import { PageHead } from '#app/_ui/columns.tsx'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { listOrganizationsFor } from '#db/queries/read-organization.ts'
import { whereImported } from '#db/queries/where-imported.ts'
import type { Candidate, Reading } from '#lib/interchange/import.ts'
import { NoOrganization } from '../../../register/no-organization.tsx'
import { save } from './actions.ts'
import { CandidateChoice } from './candidate-choice.tsx'
import { FieldReports } from './field-reports.tsx'
import { reviewForm, reviewStart } from './review-form.ts'
import { ImportedBefore, LeftOut, Troubles, Verdicts } from './verdicts.tsx'
import { WhatWasRead } from './what-was-read.tsx'

export const metadata: Metadata = { title: 'Review an import' }

type Props = { params: Promise<{ sha256: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default async function Review({ params, searchParams }: Props) {
  const query = await searchParams
  const actor = await requireActor(`/import/review/${(await params).sha256}?${new URLSearchParams(singles(query))}`)
  const parsed = ReadingOrder.safeParse({ ...singles(query), ...(await params) })
  const reading = parsed.success ? await readKept(parsed.data) : null
  if (!parsed.success || reading === null) notFound()
  const order = parsed.data
  const only = reading.candidates.length === 1 ? 0 : order.candidate
  const candidate = reading.candidates[only]
  return (
    <PageFrame current="/import" actor={actor}>
      <Crumbs trail={[{ label: 'Import', href: '/import' }, { label: order.file || 'document' }]} />
      <PageHead title={`Review ${candidate?.dataset.title ?? (order.file || 'the document')}`}>
        What was understood, and what was not. Nothing is saved yet: correct it below, then save.
      </PageHead>
      <WhatWasRead reading={reading} order={order} />
      <Troubles troubles={reading.troubles} order={order} />
      {candidate === undefined ? (
        <CandidateChoice reading={reading} order={order} />
      ) : (
        <CandidateReview
          reading={reading}
          candidate={candidate}
          order={{ ...order, candidate: only }}
          organizations={await listOrganizationsFor(database(), actor, 'dataset.import')}
          before={await whereImported(database(), candidate.digest)}
        />
      )}
    </PageFrame>
  )
}

type ReviewProps = {
  reading: Reading
  candidate: Candidate
  order: ReadingOrder
  organizations: { slug: string; name: string }[]
  before: string[]
}

function CandidateReview({ reading, candidate, order, organizations, before }: ReviewProps) {
  const start = reviewStart(candidate, organizations[0]?.slug ?? '')
  const options = organizations.map(({ slug, name }) => ({ value: slug, label: `${name} (${slug})` }))
  const isRefused = candidate.troubles.some((trouble) => trouble.grade === 'refuse' && trouble.rule !== 'schema')
  return (
    <>
      <ImportedBefore paths={before} />
      <Verdicts candidate={candidate} format={reading.format} />
      <Troubles troubles={candidate.troubles} order={order} />
      <FieldReports fields={candidate.fields} />
      <LeftOut issues={start.left} />
      {organizations.length === 0 && (
        <div className="mt-6">
          <NoOrganization what="What is imported" />
        </div>
      )}
      {organizations.length > 0 && !isRefused && (
        <Section
          title="Correct and save"
          intro="The same forms as for registering by hand, filled in with what was understood."
        >
          <ActionForm
            action={save}
            spec={reviewForm(options, candidate.version !== null)}
            start={startState(start.values, start.suggestions)}
            context={contextOf(order)}
            submit={
              candidate.version === null ? 'Register the dataset' : 'Register it, and keep the version as a draft'
            }
            beside={<ButtonLink href="/import">Leave without saving</ButtonLink>}
          />
        </Section>
      )}
    </>
  )
}

function contextOf({ sha256, format, candidate, file, from, on }: ReadingOrder): Record<string, string> {
  return { sha256, format, candidate: String(candidate), file, on, ...(from !== null && { from }) }
}

function singles(query: Record<string, string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}
