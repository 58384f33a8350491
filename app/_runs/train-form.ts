import type { FormSpec } from '#app/_forms/spec.ts'
import { type FormValues, numberOrNull, one, oneOrNull } from '#app/_forms/values.ts'
import { orderedParameters, TRAINED_VARIANTS } from '#lib/run/t6-order.ts'
import { SIZE_SETTINGS, T6_SIZES, type T6Size } from '#lib/run/t6-sizes.ts'
import { cacheNumbers } from '#lib/t6/cache-size.ts'
import { hiddenOf } from '#lib/t6/model.ts'
import { VARIANT_WORDS } from './words.ts'

const SIZE_WORDS = {
  tiny: 'a taste, some seconds',
  small: 'small, about a minute',
  larger: 'larger, some minutes',
} as const satisfies Record<T6Size, string>

/** A size in words: its parameters, and the numbers that tensor product attention caches of each token and layer. */
function sizeLabel(size: T6Size): string {
  const { model } = SIZE_SETTINGS[size]
  const whole = { variant: 'tpa' as const, G: 1, ...model }
  const shape = { ...whole, ffnHidden: hiddenOf(model.dModel), vocab: 257, tied: true }
  const parameters = orderedParameters({ model: whole }).toLocaleString('en')
  return `${SIZE_WORDS[size]}: ${parameters} parameters, ${cacheNumbers(shape) ?? 'unknown'} numbers cached`
}

/** What is asked of who has a small T6 trained; what is left empty is taken as it stands in the hint. `judges`: versions to judge by that lie near. */
export const trainForm = (judges: readonly string[]): FormSpec => [
  {
    title: '',
    fields: [
      {
        as: 'select',
        name: 'size',
        label: 'How large a model',
        options: T6_SIZES.map((value) => ({ value, label: sizeLabel(value) })),
      },
      {
        as: 'select',
        name: 'variant',
        label: 'Which attention',
        options: TRAINED_VARIANTS.map((value) => ({ value, label: VARIANT_WORDS[value] })),
      },
      {
        as: 'text',
        name: 'steps',
        label: 'How many steps',
        type: 'number',
        optional: true,
        half: true,
        hint: '1 to 2,000. Left empty: as many as suit the size, 60 to 300.',
      },
      {
        as: 'text',
        name: 'seed',
        label: 'Seed',
        type: 'number',
        optional: true,
        half: true,
        hint: 'Left empty: 1. The same seed gives the same bits.',
      },
      {
        as: 'text',
        name: 'evaluation',
        label: 'Judged by another version',
        face: 'code',
        optional: true,
        half: true,
        placeholder: 'org/name@1.0.0',
        suggestions: judges,
        hint: 'org/name@label, or its digest. Left empty: records of this one are held out.',
      },
      {
        as: 'text',
        name: 'reading.heldOut',
        label: 'Or by records held out, per cent',
        type: 'number',
        optional: true,
        half: true,
        hint: '0 to 50, the last records by id. Left empty: 5; beside a version to judge by: none.',
      },
      {
        as: 'text',
        name: 'reading.column',
        label: 'Which column holds the text',
        optional: true,
        hint: 'Left empty: text, content, body, document or raw_content.',
      },
    ],
  },
]

/** How often the loss is measured by the texts that it is judged by, however many steps there are: a curve of eleven points. */
const LOOKS = 10

/** The form as an order on one version; what it is judged by as it was written. */
export function trainOrder(values: FormValues) {
  const size = T6_SIZES.find((name) => name === one(values, 'size')) ?? 'small'
  const { model, micro, seqLen, steps } = SIZE_SETTINGS[size]
  const held = numberOrNull(values, 'reading.heldOut')
  const column = oneOrNull(values, 'reading.column')
  const asked = numberOrNull(values, 'steps') ?? steps
  return {
    ...{
      micro,
      seqLen,
      steps: asked,
      ...(asked >= LOOKS && { evalEvery: Math.floor(asked / LOOKS) }),
      seed: numberOrNull(values, 'seed') ?? undefined,
    },
    evaluation: oneOrNull(values, 'evaluation'),
    model: { ...model, variant: one(values, 'variant') || 'tpa' },
    reading: { column, heldOut: held === null ? undefined : held / 100 },
  }
}
