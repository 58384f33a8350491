import type { FormSpec } from '#app/_forms/spec.ts'
import { type FormValues, numberOrNull, one, oneOrNull, ticked } from '#app/_forms/values.ts'
import { AGGREGATES, type Aggregate, BINARISERS, type Binariser } from '#lib/grad-mimic/filter-settings.ts'
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
    { title: 'From scores to a filter', fields: STAGE_2_FIELDS },
  ]
}

const BINARISER_WORDS = {
  threshold: 'its weight is over 1 ÷ batch; strict where few records are bad',
  kmeans1d: 'it is in the upper of two groups (1-D k-means)',
  gmm: 'it is likelier in the upper of two bell curves (Gaussian mixture)',
} as const satisfies Record<Binariser, string>

const AGGREGATE_WORDS = {
  majority: 'the majority of the epochs; a tie keeps it',
  em: 'a label model (EM) that weighs the epochs',
  mean: 'the mean of its scores, without votes',
} as const satisfies Record<Aggregate['kind'], string>

const STAGE_2_FIELDS: FormSpec[number]['fields'] = [
  {
    as: 'select',
    name: 'stage2.binarise',
    label: 'An epoch speaks for a record where',
    options: BINARISERS.map((value) => ({ value, label: BINARISER_WORDS[value] })),
  },
  {
    as: 'select',
    name: 'stage2.aggregate.kind',
    label: 'What decides',
    half: true,
    options: AGGREGATES.map((value) => ({ value, label: AGGREGATE_WORDS[value] })),
  },
  {
    as: 'text',
    name: 'stage2.keepRule.share',
    label: 'How many to keep, per cent',
    type: 'number',
    optional: true,
    half: true,
    hint: 'The best of them. Left empty: all that pass a half; a mean score has no half, so it needs a number.',
  },
]

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
    stage2: stage2Of(values),
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

/** The second stage as far as the form says it; what it leaves out is as usual. */
function stage2Of(values: FormValues) {
  const [binarise, kind] = [oneOrNull(values, 'stage2.binarise'), oneOrNull(values, 'stage2.aggregate.kind')]
  const share = numberOrNull(values, 'stage2.keepRule.share')
  return {
    ...(binarise !== null && { binarise }),
    ...(kind !== null && { aggregate: { kind } }),
    ...(share !== null && { keepRule: { kind: 'top', share: share / 100 } }),
  }
}
