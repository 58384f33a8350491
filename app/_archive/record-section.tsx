import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { Section } from '#app/_ui/section.tsx'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { type Actor, can, rolesFor } from '#lib/dataset/access.ts'
import { recordCopy } from './archive-actions.ts'
import { RECORD_FORM } from './record-form.ts'

type RecordProps = { version: VersionPicture; digest: string; page: string; actor: Actor | null }

/** For who may: the form that records a copy. For everyone else: who may. */
export function RecordSection({ version: { dataset, label }, digest, page, actor }: RecordProps) {
  return (
    <Section
      title="Record a copy"
      id="record"
      intro="Where somebody else keeps this version, or one of its files. It is checked from here at once, and then every 90 days."
    >
      {can(actor, 'archive.record', dataset.organization) ? (
        <ActionForm
          action={recordCopy}
          spec={RECORD_FORM}
          start={startState({ host: ['zenodo'], mandate: ['unknown'] })}
          submit={`Record the copy of ${label}`}
          context={{ version: digest, page }}
        />
      ) : (
        <p className="second">
          {`Who may record one: ${[rolesFor('archive.record')]
            .flat()
            .map((role) => `${role}s`)
            .join(', ')} of ${dataset.organizationName}. `}
          {actor === null && <a href={`/sign-in?callbackUrl=${encodeURIComponent(`${page}#record`)}`}>Sign in</a>}
        </p>
      )}
    </Section>
  )
}
