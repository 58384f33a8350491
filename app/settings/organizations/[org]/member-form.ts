import type { FormSpec } from '#app/_forms/spec.ts'
import { type FormValues, one } from '#app/_forms/values.ts'
import type { Role } from '#lib/dataset/access.ts'

/** What each role may do, in words. */
export const ROLE_WORDS = {
  owner: 'everything, and members',
  steward: 'publishes and withdraws',
  auditor: 'reads drafts and concludes licences',
  member: 'registers and drafts',
} as const satisfies Record<Role, string>

export const ROLE_OPTIONS = Object.entries(ROLE_WORDS).map(([value, words]) => ({ value, label: `${value}: ${words}` }))

/** Whom to add, and as what. */
export const MEMBER_FORM: FormSpec = [
  {
    title: '',
    fields: [
      {
        as: 'text',
        name: 'email',
        label: 'E-mail address',
        type: 'email',
        hint: 'Of someone who has signed in here before.',
        half: true,
      },
      { as: 'select', name: 'role', label: 'Role', options: ROLE_OPTIONS, half: true },
    ],
  },
]

/** The draft that was written. */
export function memberInput(values: FormValues): unknown {
  return { email: one(values, 'email'), role: one(values, 'role') }
}
