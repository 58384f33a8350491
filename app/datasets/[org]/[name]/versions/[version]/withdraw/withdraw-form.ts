import type { FormSpec } from '#app/_forms/spec.ts'
import type { SelectOption } from '#app/_ui/field.tsx'
import { WITHDRAWAL_KINDS } from '#lib/dataset/schema.ts'

const KIND_WORDS = {
  licence: 'a licence was wrong, or was ended',
  preference: 'creators asked for their work to be left out',
  privacy: 'personal data',
  safety: 'harmful content',
  error: 'an error in the data',
  superseded: 'a better version takes its place',
  law: 'the law, or an order',
  other: 'something else',
} as const satisfies Record<(typeof WITHDRAWAL_KINDS)[number], string>

/** Why a version is withdrawn, and what to use instead. */
export function withdrawForm(successors: readonly SelectOption[]): FormSpec {
  return [
    {
      title: '',
      fields: [
        {
          as: 'select',
          name: 'kind',
          label: 'The reason',
          options: WITHDRAWAL_KINDS.map((kind) => ({ value: kind, label: `${kind}: ${KIND_WORDS[kind]}` })),
        },
        {
          as: 'area',
          name: 'reason',
          label: 'In words',
          rows: 4,
          hint: 'For those who cited or used it. It stands on the tombstone and cannot be changed: name no person who has not agreed.',
        },
        {
          as: 'select',
          name: 'successor',
          label: 'To use instead',
          optional: true,
          options: [{ value: '', label: 'nothing is named' }, ...successors],
        },
      ],
    },
  ]
}
