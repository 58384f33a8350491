import type { Metadata } from 'next'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { requireActor } from '#app/_server/session.ts'
import { PageHead } from '#app/_ui/columns.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { record } from './actions.ts'
import { MIXTURE_FORM } from './mixture-form.ts'

export const metadata: Metadata = { title: 'Name a mixture' }

type Props = { searchParams: Promise<{ members?: string | string[] }> }

/** Names exact versions that are used together, so that their licences can be judged as one. */
export default async function NewMixturePage({ searchParams }: Props) {
  const [{ members = '' }, actor] = await Promise.all([searchParams, requireActor('/mixtures/new')])
  const start = startState({ members: [typeof members === 'string' ? members.slice(0, 10_000) : ''] })
  return (
    <PageFrame current="/licences" actor={actor}>
      <PageHead title="Name a mixture">
        Exact versions that are used together, such as what a training run consumes. A mixture is named by its digest
        and never changes.
      </PageHead>
      <ActionForm action={record} spec={MIXTURE_FORM} start={start} submit="Name the mixture" />
    </PageFrame>
  )
}
