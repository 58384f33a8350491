import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { Section } from '#app/_ui/section.tsx'
import type { PublicCopy } from '#lib/archive/public.ts'
import { reportCheck } from './archive-actions.ts'
import { reportForm } from './report-form.ts'

/** For who may: the form by which a check that was made elsewhere is kept. Only of copies that are counted on. */
export function ReportSection({ copies, page }: { copies: readonly PublicCopy[]; page: string }) {
  const counted = copies.filter(({ retirement }) => retirement === null)
  if (counted.length === 0) return null
  return (
    <Section
      title="Report a check made elsewhere"
      id="report"
      intro="For what can’t be downloaded from here, or is too large for that: you say what you found, under your name. It is kept apart from the checks made here."
    >
      <ActionForm
        action={reportCheck}
        spec={reportForm(counted)}
        start={startState({})}
        submit="Report the check"
        context={{ page }}
      />
    </Section>
  )
}
