import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { Section } from '#app/_ui/section.tsx'
import type { Actor } from '#lib/dataset/access.ts'
import { record } from './actions.ts'
import type { Judged } from './judged.ts'
import { questionQuery } from './question.ts'
import { RECORD_AUDIT_FORM } from './record-audit-form.ts'

/** Freezes this answer as a report that can be signed, printed and recomputed. Reading it needs no account; recording does. */
export function RecordAudit({ judged, actor }: { judged: Judged; actor: Actor | null }) {
  const { subject, question } = judged
  const digest = subject.kind === 'version' ? subject.version : subject.mixture
  return (
    <Section
      title="Record this audit"
      id="record"
      intro="The question, every statement and the answer are frozen as a report under a digest. It can be signed, and never changes."
    >
      {actor === null ? (
        <p>
          <a href="/sign-in">Sign in</a> to record an audit. Reading, exporting and recomputing need no account.
        </p>
      ) : (
        <ActionForm
          action={record}
          spec={RECORD_AUDIT_FORM}
          start={startState()}
          submit="Record the audit"
          context={{ kind: subject.kind, digest, query: questionQuery(question) }}
        />
      )}
    </Section>
  )
}
