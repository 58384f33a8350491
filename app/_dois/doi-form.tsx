import { dataciteAccount } from '#app/_server/env.ts'
import { siteAddress } from '#app/_server/site.ts'
import { Button } from '#app/_ui/button.tsx'
import { CodeBlock } from '#app/_ui/code-block.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import type { PublicDoi } from '#lib/archive/doi.ts'
import { DATACITE_SETTINGS } from '#lib/clients/doi-account.ts'
import { type Actor, can, rolesFor } from '#lib/dataset/access.ts'
import { askForDois } from './doi-actions.ts'

type FormProps = { version: VersionPicture; actor: Actor | null; dois: readonly PublicDoi[] }

/** For who may: the button that asks for DOIs, or what is missing for it. For everyone: who may. */
export function DoiForm({ version, actor, dois }: FormProps) {
  const { dataset, digest, status } = version
  if (digest === null) return null
  const hasOwn = dois.some(({ kind }) => kind === 'version')
  if (status === 'withdrawn' && !hasOwn)
    return <p className="small second">A withdrawn version gets none: a DOI is for what can be cited and used.</p>
  if (!can(actor, 'doi.register', dataset.organization))
    return <WhoMay version={version} actor={actor} isAnew={hasOwn} />
  if (dataciteAccount() === null) return <NoAccount />
  const command = `curl -X POST ${siteAddress()}/api/v1/versions/${digest}/doi \\\n  -H "Authorization: Bearer $COLOPHON_TOKEN"`
  return (
    <div className="mt-3 max-w-[720px]">
      <form action={askForDois}>
        <input type="hidden" name="version" value={digest} />
        <Button look={hasOwn ? 'plain' : 'main'}>{hasOwn ? 'Tell DataCite anew' : 'Register DOIs'}</Button>
      </form>
      <p className="small second mt-2">
        {hasOwn
          ? 'What was refused is tried again, and what has changed since is told. A withdrawal is told without asking.'
          : 'DOIs are for ever: the version and, once, its dataset get one each, registered at DataCite by a job.'}
      </p>
      <p className="label mt-4 mb-1">The same from the command line</p>
      <CodeBlock text={command} label="Ask for DOIs from the command line" />
    </div>
  )
}

type WhoProps = Pick<FormProps, 'version' | 'actor'> & { isAnew: boolean }

function WhoMay({ version: { dataset, label }, actor, isAnew }: WhoProps) {
  const roles = rolesFor('doi.register')
  const who = roles === 'anyone' ? 'everyone who is signed in' : roles.map((role) => `${role}s`).join(' and ')
  return (
    <p className="small second">
      {`Who may ${isAnew ? 'tell DataCite anew' : 'ask for one'}: ${who} of ${dataset.organizationName}. `}
      {actor === null && (
        <a href={`/sign-in?callbackUrl=${encodeURIComponent(versionHref(dataset.path, label, 'cite'))}`}>Sign in</a>
      )}
    </p>
  )
}

function NoAccount() {
  return (
    <p className="small second max-w-[720px]">
      {'This registry has no account with DataCite, so that none can be asked for. Who runs it sets '}
      {DATACITE_SETTINGS.map((name, place) => (
        <span key={name}>
          {place === 0 ? '' : place === DATACITE_SETTINGS.length - 1 ? ' and ' : ', '}
          <code>{name}</code>
        </span>
      ))}
      {' (described in '}
      <code>.env.example</code>
      {') and starts it again.'}
    </p>
  )
}
