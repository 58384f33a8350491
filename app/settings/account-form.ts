import type { FormSpec } from '#app/_forms/spec.ts'
import { type FormValues, one, oneOrNull } from '#app/_forms/values.ts'

/** What people say of themselves. */
export const ACCOUNT_FORM: FormSpec = [
  {
    title: '',
    fields: [
      {
        as: 'text',
        name: 'name',
        label: 'Name',
        hint: 'Shown with what you publish, withdraw and conclude.',
        autoComplete: 'name',
      },
      {
        as: 'text',
        name: 'orcid',
        label: 'ORCID',
        optional: true,
        face: 'code',
        hint: 'The whole address, or the 16 digits: 0000-0002-1825-0097.',
      },
    ],
  },
]

/** The draft that was written; an ORCID without its host gets it. */
export function accountInput(values: FormValues): unknown {
  const orcid = oneOrNull(values, 'orcid')
  const digits = orcid?.replace(/^(?:https?:\/\/)?orcid\.org\//i, '').toUpperCase()
  return { name: one(values, 'name'), orcid: digits === undefined ? null : `https://orcid.org/${digits}` }
}
