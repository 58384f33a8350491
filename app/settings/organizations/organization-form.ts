import type { FormSpec } from '#app/_forms/spec.ts'
import { type FormValues, one, oneOrNull } from '#app/_forms/values.ts'

/** An organisation, as someone creates it. */
export const ORGANIZATION_FORM: FormSpec = [
  {
    title: '',
    fields: [
      { as: 'text', name: 'name', label: 'Name', hint: 'As it is written in full: Allen Institute for AI.' },
      {
        as: 'text',
        name: 'slug',
        label: 'Short name',
        face: 'code',
        hint: 'Stands in every address and citation of its datasets, and cannot be changed: allenai.',
      },
      { as: 'text', name: 'url', label: 'Home page', type: 'url', optional: true, placeholder: 'https://' },
      { as: 'area', name: 'description', label: 'What it is', optional: true, rows: 3 },
    ],
  },
]

/** The draft that was written. */
export function organizationInput(values: FormValues): unknown {
  return {
    name: one(values, 'name'),
    slug: one(values, 'slug'),
    url: oneOrNull(values, 'url'),
    description: one(values, 'description'),
  }
}
