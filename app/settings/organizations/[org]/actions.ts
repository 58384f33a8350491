'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { one } from '#app/_forms/values.ts'
import { database } from '#app/_server/db.ts'
import { formAction, pressed } from '#app/_server/form.ts'
import { requireActor } from '#app/_server/session.ts'
import { addMember, changeRole, MemberDraft, removeMember } from '#db/commands/manage-members.ts'
import { ROLES } from '#lib/dataset/access.ts'
import { Slug } from '#lib/dataset/schema.ts'
import { MEMBER_FORM, memberInput } from './member-form.ts'

export const add = formAction(
  { spec: MEMBER_FORM, schema: MemberDraft, what: 'member', failed: 'Nobody was added', read: memberInput },
  async (actor, draft, values) => {
    const organization = one(values, 'context.organization')
    const result = await addMember(database(), actor, organization, draft)
    switch (result.kind) {
      case 'added':
        redirect(`/settings/organizations/${organization}`)
        break
      case 'no-account':
        return {
          fault: `Nobody has signed in here with ${draft.email} yet. Ask them to do so once, then add them.`,
          at: 'email',
        }
      case 'is-member':
        return { fault: `${draft.email} is a member already. Change the role in the table.`, at: 'email' }
      case 'no-organization':
        return { fault: `There is no organisation ${organization}.` }
    }
  },
)

const Change = z.object({ organization: Slug, userId: z.string().max(100), role: z.enum(ROLES) })

/** Gives a member another role; the page says if it could not be. */
export async function setRole(data: FormData): Promise<void> {
  const change = Change.parse(Object.fromEntries(data))
  const path = `/settings/organizations/${change.organization}`
  const actor = await requireActor(path)
  await pressed(path, async () => {
    const result = await changeRole(database(), actor, change.organization, change)
    return result.kind === 'changed' ? path : `${path}?fault=${result.kind}`
  })
}

/** Takes a member out; the page says if it could not be. */
export async function remove(data: FormData): Promise<void> {
  const { organization, userId } = Change.omit({ role: true }).parse(Object.fromEntries(data))
  const path = `/settings/organizations/${organization}`
  const actor = await requireActor(path)
  await pressed(path, async () => {
    const result = await removeMember(database(), actor, organization, userId)
    if (result.kind !== 'changed') return `${path}?fault=${result.kind}`
    return userId === actor.userId && !actor.isAdministrator ? '/settings/organizations' : path
  })
}
