import type { FormSpec } from '#app/_forms/spec.ts'
import { type FormValues, numberOrNull, one, oneOrNull, ticked } from '#app/_forms/values.ts'
import { FEATURES_NAMES, LABEL_NAMES } from '#lib/run/labelled-reading.ts'

/** What is asked of who has a version filtered. `references`: the trainings that it may point to, by run, in words. */
export function filterForm(references: readonly { value: string; label: string }[]): FormSpec {
  return [
    {
      title: '',
      fields: [
        {
          as: 'select',
          name: 'task',
          label: 'What its records are',
          options: [
            { value: 'text', label: 'texts' },
            { value: 'classification', label: 'labelled features: numbers with a class each' },
          ],
        },
        { as: 'text', name: 'version.label', label: 'Label of the new version', half: true, placeholder: '1.1.0' },
        {
          as: 'text',
          name: 'epochs',
          label: 'How many epochs',
          type: 'number',
          optional: true,
          half: true,
          hint: '1 to 20; each is a vote on every record. Left empty: 3 for texts, 5 for features.',
        },
        {
          as: 'text',
          name: 'version.reason',
          label: 'Why there is this version',
          placeholder: 'Without the records that speak against a clean reference.',
        },
        { as: 'check', name: 'version.publish', label: 'Publish it at once; it can’t be changed after that' },
      ],
    },
    { title: 'Where they are texts', fields: textFields(references) },
    { title: 'Where they are labelled features', fields: LABELLED_FIELDS },
  ]
}

function textFields(references: readonly { value: string; label: string }[]): FormSpec[number]['fields'] {
  return [
    {
      as: 'select',
      name: 'reference',
      label: 'Which reference to imitate',
      options: references.length === 0 ? [{ value: '', label: 'there is none yet' }] : references,
      hint: 'A T6 trained here on texts that you trust. Its data and biases enter the filter.',
    },
    {
      as: 'text',
      name: 'reading.column',
      label: 'Which column holds the text',
      optional: true,
      hint: 'Left empty: text, content, body, document or raw_content.',
    },
  ]
}

const LABELLED_FIELDS: FormSpec[number]['fields'] = [
  {
    as: 'text',
    name: 'reference.version',
    label: 'The version whose labels you trust',
    face: 'code',
    placeholder: 'organization/name@1.0.0',
    hint: 'By name or digest. The reference is trained on it in the same run: its data and biases enter the filter.',
  },
  {
    as: 'text',
    name: 'reading.label',
    label: 'Which column holds the label',
    optional: true,
    half: true,
    hint: `Left empty: ${LABEL_NAMES.join(', ')}.`,
  },
  {
    as: 'text',
    name: 'reading.features',
    label: 'Which column holds lists of numbers',
    optional: true,
    half: true,
    hint: `Left empty: ${FEATURES_NAMES.join(', ')}.`,
  },
  {
    as: 'text',
    name: 'reading.prefix',
    label: 'Or how columns of one number each begin',
    optional: true,
    half: true,
    hint: 'Such as feature_ for feature_0, feature_1 and so on.',
  },
  {
    as: 'text',
    name: 'hidden',
    label: 'Width of a hidden layer',
    type: 'number',
    optional: true,
    half: true,
    hint: '1 to 1,024. Left empty: none, a linear probe.',
  },
]

/** The form as an order. `trusted`: the digest of the version whose labels are trusted, as far as it is found. */
export function filterOrder(values: FormValues, trusted: string) {
  const [epochs, hidden] = [numberOrNull(values, 'epochs'), numberOrNull(values, 'hidden')]
  const parts = {
    ...(epochs !== null && { epochs }),
    version: {
      label: one(values, 'version.label'),
      reason: one(values, 'version.reason'),
      publish: ticked(values, 'version.publish'),
    },
  }
  if (one(values, 'task') !== 'classification')
    return {
      ...{ task: 'text', reference: one(values, 'reference'), ...parts },
      reading: { column: oneOrNull(values, 'reading.column') },
    }
  return {
    ...{ task: 'classification', reference: { version: trusted }, hidden, ...parts },
    reading: {
      label: oneOrNull(values, 'reading.label'),
      features: oneOrNull(values, 'reading.features'),
      prefix: oneOrNull(values, 'reading.prefix'),
    },
  }
}
