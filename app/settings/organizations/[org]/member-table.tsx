import { Button } from '#app/_ui/button.tsx'
import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import type { Member, OrganizationPicture } from '#db/queries/read-organization.ts'
import { ROLES } from '#lib/dataset/access.ts'
import { remove, setRole } from './actions.ts'
import { ROLE_WORDS } from './member-form.ts'

type Props = { organization: OrganizationPicture; actorId: string; mayManage: boolean }

/** Who is in an organisation and as what. Owners change roles here; everyone may take themselves out. */
export function MemberTable({ organization, actorId, mayManage }: Props) {
  const { slug, members } = organization
  const columns: Column<Member>[] = [
    { key: 'name', head: 'Name', names: true, cell: (member) => member.name },
    { key: 'email', head: 'E-mail', cell: (member) => member.email ?? 'shown to owners' },
    {
      key: 'role',
      head: 'Role',
      cell: (member) =>
        mayManage ? <RoleForm member={member} organization={slug} /> : `${member.role}: ${ROLE_WORDS[member.role]}`,
    },
    {
      key: 'change',
      head: 'Change',
      cell: (member) =>
        mayManage || member.userId === actorId ? (
          <RemoveForm member={member} organization={slug} isSelf={member.userId === actorId} />
        ) : null,
    },
  ]
  return (
    <DataTable
      caption={`Members of ${organization.name}`}
      captionFor="screen-readers"
      rows={members}
      rowKey={(member) => member.userId}
      columns={columns}
    />
  )
}

type RowProps = { member: Member; organization: string }

function RoleForm({ member, organization }: RowProps) {
  return (
    <form action={setRole} className="row-form">
      <input type="hidden" name="organization" value={organization} />
      <input type="hidden" name="userId" value={member.userId} />
      <select
        key={member.role}
        name="role"
        className="input w-auto"
        defaultValue={member.role}
        aria-label={`Role of ${member.name}`}
      >
        {ROLES.map((role) => (
          <option key={role}>{role}</option>
        ))}
      </select>
      <Button aria-label={`Change the role of ${member.name}`}>Change</Button>
    </form>
  )
}

function RemoveForm({ member, organization, isSelf }: RowProps & { isSelf: boolean }) {
  return (
    <form action={remove}>
      <input type="hidden" name="organization" value={organization} />
      <input type="hidden" name="userId" value={member.userId} />
      <Button look="danger" aria-label={isSelf ? 'Leave the organisation' : `Remove ${member.name}`}>
        {isSelf ? 'Leave' : 'Remove'}
      </Button>
    </form>
  )
}
