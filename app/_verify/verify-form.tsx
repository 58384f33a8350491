'use client'

import { useActionState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { ErrorSummary } from '#app/_ui/error-summary.tsx'
import { TextAreaField, TextField } from '#app/_ui/field.tsx'
import { verifyPasted } from '../verify/actions.ts'
import { AnswerPart } from './answers.tsx'
import type { VerifyState } from './judged.ts'

/** The box to paste into, and what came of it. Works without script: the form is then sent and the page comes anew. */
export function VerifyForm({ start }: { start: VerifyState }) {
  const [state, action, pending] = useActionState(verifyPasted, start)
  const fault = state.kind === 'fault' ? state.message : undefined
  return (
    <>
      {fault !== undefined && (
        <div className="mt-6">
          <ErrorSummary title="There is nothing to verify yet" faults={[{ message: fault, field: 'text' }]} saved="" />
        </div>
      )}
      <form action={action} className="form mt-6 max-w-[820px]">
        <TextAreaField
          name="text"
          label="Citation, digest or reference list"
          hint="A whole digest, an address of a version’s page, organisation/name@label, a DOI, BibTeX, RIS, CSL-JSON, CFF, or a list of references as text."
          face="code"
          rows={6}
          defaultValue={state.text}
          error={fault}
          spellCheck={false}
        />
        <TextField
          name="file"
          type="file"
          label="Or a file"
          hint="A .bib, .ris, .json, .cff or .txt file of at most 1 MB. It is read and not kept."
          accept=".bib,.ris,.json,.cff,.txt,text/plain,application/json"
          optional
        />
        <div>
          <Button look="main" disabled={pending}>
            {pending ? 'Verifying' : 'Verify'}
          </Button>
        </div>
      </form>
      {state.kind === 'answers' && <AnswerPart answers={state.answers} />}
    </>
  )
}
