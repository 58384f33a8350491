import { ButtonLink } from '#app/_ui/button.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { type Action, rolesFor } from '#lib/dataset/access.ts'

/** For someone whose role does not let them do what a page is for: who may, and whom to ask. */
export function NotAllowed({ action, organization, what }: { action: Action; organization: string; what: string }) {
  const roles = rolesFor(action)
  const who = roles === 'anyone' ? 'people who are signed in' : roles.map((role) => `${role}s`).join(' and ')
  return (
    <Empty title={`You may not ${what}.`} heading="h2">
      <p>{`Only ${who} of ${organization} may. Ask one of its owners to give you such a role.`}</p>
      <div className="btns">
        <ButtonLink href={`/settings/organizations/${organization}`}>See who is in it</ButtonLink>
      </div>
    </Empty>
  )
}
