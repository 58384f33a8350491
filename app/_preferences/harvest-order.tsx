import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { siteAddress } from '#app/_server/site.ts'
import { CodeBlock } from '#app/_ui/code-block.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { type Actor, can, rolesFor } from '#lib/dataset/access.ts'
import { orderHarvest } from './harvest-actions.ts'
import { HARVEST_FORM } from './harvest-form.ts'

/** For who may: the form that has the hosts asked. For everyone: who may, and the same from the command line. */
export function HarvestOrderForm({ version, actor }: { version: VersionPicture; actor: Actor | null }) {
  const { dataset, label, digest, status } = version
  if (status !== 'published' || digest === null) return null
  const command = `curl ${siteAddress()}/api/v1/versions/${digest}/harvests \\\n  -H "Authorization: Bearer $COLOPHON_TOKEN" -H 'Content-Type: application/json' \\\n  -d '{"hosts": "all"}'`
  const roles = rolesFor('preference.harvest')
  const who = roles === 'anyone' ? 'everyone who is signed in' : roles.map((role) => `${role}s`).join(', ')
  return (
    <div id="ask" className="max-w-[720px]">
      {can(actor, 'preference.harvest', dataset.organization) ? (
        <ActionForm
          action={orderHarvest}
          spec={HARVEST_FORM}
          start={startState()}
          submit="Ask the hosts now"
          look="plain"
          context={{ digest }}
        />
      ) : (
        <p className="small second">
          {`Who may have the hosts asked: ${who} of ${dataset.organizationName}. `}
          {actor === null && (
            <a href={`/sign-in?callbackUrl=${encodeURIComponent(versionHref(dataset.path, label, 'preferences'))}`}>
              Sign in
            </a>
          )}
        </p>
      )}
      <p className="label mt-4 mb-1">The same from the command line</p>
      <CodeBlock text={command} label="Ask the hosts from the command line" />
    </div>
  )
}
