import { siteAddress } from '#app/_server/site.ts'
import { Button } from '#app/_ui/button.tsx'
import { CodeBlock } from '#app/_ui/code-block.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { type Actor, can, rolesFor } from '#lib/dataset/access.ts'
import { assess } from './assess-actions.ts'

type FormProps = { version: VersionPicture; actor: Actor | null; isFirst: boolean }

/** For who may: the button that assesses the version as it stands today. For everyone: who may, and the same from the command line. */
export function AssessForm({ version, actor, isFirst }: FormProps) {
  const { dataset, label, digest } = version
  if (digest === null) return null
  const roles = rolesFor('score.assess')
  const who = roles === 'anyone' ? 'everyone who is signed in' : roles.map((role) => `${role}s`).join(', ')
  const command = `curl -X POST ${siteAddress()}/api/v1/versions/${digest}/score \\\n  -H "Authorization: Bearer $COLOPHON_TOKEN"`
  return (
    <div className="mt-3 max-w-[720px]">
      {can(actor, 'score.assess', dataset.organization) ? (
        <form action={assess}>
          <input type="hidden" name="version" value={digest} />
          <Button look={isFirst ? 'main' : 'plain'}>{isFirst ? 'Assess this version' : 'Assess it again today'}</Button>
        </form>
      ) : (
        <p className="small second">
          {`Who may assess it: ${who} of ${dataset.organizationName}. `}
          {actor === null && (
            <a href={`/sign-in?callbackUrl=${encodeURIComponent(versionHref(dataset.path, label, 'principles'))}`}>
              Sign in
            </a>
          )}
        </p>
      )}
      <p className="label mt-4 mb-1">The same from the command line</p>
      <CodeBlock text={command} label="Assess the version from the command line" />
    </div>
  )
}
