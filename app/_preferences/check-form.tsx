'use client'

import { useActionState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { ErrorSummary } from '#app/_ui/error-summary.tsx'
import { TextAreaField } from '#app/_ui/field.tsx'
import { checkWritten } from './check-actions.ts'
import { CheckAnswers } from './check-answers.tsx'
import { CHECKED_ON_PAGE, type CheckState } from './checked.ts'

/** The box for addresses, and what is known of each. Works without script: the form is then sent and the page comes anew. */
export function CheckForm({ start }: { start: CheckState }) {
  const [state, action, pending] = useActionState(checkWritten, start)
  const fault = state.kind === 'fault' ? state.message : undefined
  return (
    <>
      {fault !== undefined && (
        <ErrorSummary title="Nothing was checked" faults={[{ message: fault, field: 'urls' }]} saved="" />
      )}
      <form action={action} className="form max-w-[820px]">
        <TextAreaField
          name="urls"
          label="Addresses"
          hint={`One a line, at most ${CHECKED_ON_PAGE}. The answer is drawn from what this registry has seen; no host is asked for it.`}
          face="code"
          rows={4}
          defaultValue={state.text}
          error={fault}
          spellCheck={false}
        />
        <div>
          <Button look="main" disabled={pending}>
            {pending ? 'Looking' : 'Say what is known'}
          </Button>
        </div>
      </form>
      {state.kind === 'answers' && <CheckAnswers items={state.items} at={state.at} />}
    </>
  )
}
