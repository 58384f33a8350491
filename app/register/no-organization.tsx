import { ButtonLink } from '#app/_ui/button.tsx'
import { Empty } from '#app/_ui/empty.tsx'

/** For those who may register nowhere yet: what is missing, and the one thing to do. */
export function NoOrganization({ what }: { what: string }) {
  return (
    <Empty title="First an organisation." heading="h2">
      <p>
        {what} belongs to an organisation, whose short name stands in its address, and you are in none in which you may
        register. A group, a project or a single person can be one.
      </p>
      <div className="btns">
        <ButtonLink look="main" href="/settings/organizations">
          Create an organisation
        </ButtonLink>
      </div>
    </Empty>
  )
}
