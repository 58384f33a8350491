import type { FormSpec } from '#app/_forms/spec.ts'
import { all, type FormValues, one, oneOrNull, ticked } from '#app/_forms/values.ts'
import { USAGE_LEAVES } from '#lib/preference/preference.ts'
import { LEAF_WORDS } from '#lib/preference/words.ts'

/** What a person read in terms of service. The host is that of the page. */
export const TERMS_FORM: FormSpec = [
  {
    title: '',
    fields: [
      { as: 'text', name: 'url', label: 'Address of the terms', type: 'url', placeholder: 'https://…' },
      { as: 'area', name: 'quote', label: 'The words', rows: 3, hint: 'As they stand there, at most 500 characters.' },
      {
        as: 'select',
        name: 'effect',
        label: 'They',
        half: true,
        options: [
          { value: 'deny', label: 'disallow' },
          { value: 'allow', label: 'allow' },
        ],
      },
      {
        as: 'text',
        name: 'pathPrefix',
        label: 'Below which path',
        half: true,
        optional: true,
        hint: 'Left empty: everything on this host.',
      },
      {
        as: 'checks',
        name: 'leaves',
        label: 'Which uses',
        options: USAGE_LEAVES.map((leaf) => ({ value: leaf, label: LEAF_WORDS[leaf].name })),
      },
      { as: 'check', name: 'withSubdomains', label: 'Also the hosts below this one' },
      {
        as: 'text',
        name: 'snapshot',
        label: 'Digest of the page as it was read',
        face: 'code',
        optional: true,
        placeholder: 'sha256:…',
        hint: 'What allows needs it: a permission may be gone tomorrow.',
      },
      { as: 'area', name: 'reason', label: 'Why they mean that', rows: 2 },
    ],
  },
]

/** The form as a draft. */
export function termsInput(values: FormValues) {
  return {
    host: one(values, 'context.host'),
    withSubdomains: ticked(values, 'withSubdomains'),
    pathPrefix: oneOrNull(values, 'pathPrefix') ?? '/',
    url: one(values, 'url'),
    snapshot: oneOrNull(values, 'snapshot'),
    quote: one(values, 'quote'),
    leaves: all(values, 'leaves'),
    effect: one(values, 'effect'),
    reason: one(values, 'reason'),
  }
}
