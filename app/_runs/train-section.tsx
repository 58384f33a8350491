import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { specBelow } from '#app/_forms/spec.ts'
import { below } from '#app/_forms/values.ts'
import { siteAddress } from '#app/_server/site.ts'
import { CodeBlock } from '#app/_ui/code-block.tsx'
import { Section } from '#app/_ui/section.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { type Actor, can, rolesFor } from '#lib/dataset/access.ts'
import { train } from './own-run-actions.ts'
import { trainForm } from './train-form.ts'

type TrainProps = { version: VersionPicture; actor: Actor | null; column: string | null }

/** A small T6 trained here on exactly this version: for who may, the form; for everyone, who may, and the same by machine. */
export function TrainSection({ version, actor, column }: TrainProps) {
  const { dataset, label, digest, status, siblings } = version
  const judges = siblings
    .filter((one) => one.status === 'published' && one.digest !== digest)
    .map((one) => `${dataset.path}@${one.label}`)
  if (status !== 'published' || digest === null) return null
  const roles = rolesFor('run.order')
  const who = roles === 'anyone' ? 'everyone who is signed in' : roles.map((role) => `${role}s`).join(', ')
  const command = `curl ${siteAddress()}/api/v1/versions/${digest}/runs \\\n  -H "Authorization: Bearer $COLOPHON_TOKEN" -H 'Content-Type: application/json' \\\n  -d '{"steps": 100, "seed": 7}'`
  return (
    <Section
      title="Train a small T6"
      id="train"
      intro="A language model of some thousand parameters, trained on this computer on exactly these records. It knows little; but every step is recorded by digest, and whoever repeats it gets the same bits or is told where they differ."
    >
      <div className="max-w-[720px]">
        <p className="second">
          {column === null
            ? 'No column of its records has one of the usual names of a text. Name it below; or, if no text is held here, send it with the next version.'
            : `The text is read of the column ${column} of its records, by their ids.`}
        </p>
        {can(actor, 'run.order', dataset.organization) ? (
          <ActionForm
            action={train}
            spec={specBelow('training', trainForm(judges))}
            start={startState(below('training', { size: ['small'], variant: ['tpa'] }))}
            submit="Train it"
            look="plain"
            context={{ digest }}
          />
        ) : (
          <p className="small second">
            {`Who may have it trained: ${who} of ${dataset.organizationName}. `}
            {actor === null && (
              <a href={`/sign-in?callbackUrl=${encodeURIComponent(versionHref(dataset.path, label, 'runs'))}`}>
                Sign in
              </a>
            )}
          </p>
        )}
        <p className="label mt-4 mb-1">The same from the command line</p>
        <CodeBlock text={command} label="Train a small T6 from the command line" />
      </div>
    </Section>
  )
}
