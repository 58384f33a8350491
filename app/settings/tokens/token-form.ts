import type { FormSpec } from '#app/_forms/spec.ts'
import { all, type FormValues, one } from '#app/_forms/values.ts'
import type { Scope } from '#lib/dataset/access.ts'

/** What each scope lets a token do, in words. */
export const SCOPE_WORDS = {
  read: 'read drafts',
  register: 'register, amend and import datasets; draft versions',
  publish: 'publish versions',
  withdraw: 'withdraw versions',
  manage: 'manage organisations, members and tokens',
  audit: 'conclude licences, check evidence, record and sign audits',
} as const satisfies Record<Scope, string>

const DAYS = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '366', label: 'a year' },
] as const

/** What is asked of someone who wants a token. */
export const TOKEN_FORM: FormSpec = [
  {
    title: '',
    fields: [
      { as: 'text', name: 'name', label: 'Name', hint: 'To know it by later: where it will be used.' },
      {
        as: 'checks',
        name: 'scopes',
        label: 'It may',
        hint: 'Never more than you may yourself. Reading what is published needs no token.',
        options: Object.entries(SCOPE_WORDS).map(([value, label]) => ({ value, label: `${value}: ${label}` })),
      },
      { as: 'select', name: 'days', label: 'It expires after', options: DAYS },
    ],
  },
]

/** The draft that was written. */
export function tokenInput(values: FormValues): unknown {
  return { name: one(values, 'name'), scopes: [...all(values, 'scopes')], days: one(values, 'days') }
}
