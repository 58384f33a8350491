import type { FormSpec } from '#app/_forms/spec.ts'
import { type FormValues, numberOrNull, one, oneOrNull, ticked } from '#app/_forms/values.ts'

/** What is asked of who has a version filtered. `references`: the trainings that it may point to, by run, in words. */
export function filterForm(references: readonly { value: string; label: string }[]): FormSpec {
  return [
    {
      title: '',
      fields: [
        {
          as: 'select',
          name: 'reference',
          label: 'Which reference to imitate',
          options: references,
          hint: 'A T6 trained here on texts that you trust. Its data and biases enter the filter.',
        },
        {
          as: 'text',
          name: 'version.label',
          label: 'Label of the new version',
          half: true,
          placeholder: '1.1.0',
        },
        {
          as: 'text',
          name: 'epochs',
          label: 'How many epochs',
          type: 'number',
          optional: true,
          half: true,
          hint: '1 to 20; each is a vote on every record. Left empty: 3.',
        },
        {
          as: 'text',
          name: 'version.reason',
          label: 'Why there is this version',
          placeholder: 'Without the records that speak against a clean reference.',
        },
        {
          as: 'text',
          name: 'reading.column',
          label: 'Which column holds the text',
          optional: true,
          hint: 'Left empty: text, content, body, document or raw_content.',
        },
        { as: 'check', name: 'version.publish', label: 'Publish it at once; it can’t be changed after that' },
      ],
    },
  ]
}

/** The form as an order. */
export function filterOrder(values: FormValues) {
  const epochs = numberOrNull(values, 'epochs')
  return {
    reference: one(values, 'reference'),
    ...(epochs !== null && { epochs }),
    version: {
      label: one(values, 'version.label'),
      reason: one(values, 'version.reason'),
      publish: ticked(values, 'version.publish'),
    },
    reading: { column: oneOrNull(values, 'reading.column') },
  }
}
