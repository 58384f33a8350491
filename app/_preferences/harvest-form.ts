import type { FormSpec } from '#app/_forms/spec.ts'
import { type FormValues, numberOrNull } from '#app/_forms/values.ts'

/** How many hosts to ask: left empty, all of them. */
export const HARVEST_FORM: FormSpec = [
  {
    title: '',
    fields: [
      {
        as: 'text',
        name: 'hosts',
        label: 'How many hosts to ask',
        type: 'number',
        optional: true,
        hint: 'Left empty: all of them. A number: a sample that the version’s digest chooses, the same for everyone.',
      },
    ],
  },
]

/** The form as an order. */
export function harvestOrder(values: FormValues): { hosts: 'all' | number } {
  return { hosts: numberOrNull(values, 'hosts') ?? 'all' }
}
