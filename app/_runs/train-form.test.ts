import { expect, test } from '@playwright/test'
import { digestOf } from '#lib/digest.ts'
import { orderedParameters, orderOf, VersionRunOrder } from '#lib/run/t6-order.ts'
import { T6_SIZES } from '#lib/run/t6-sizes.ts'
import { trainForm, trainOrder } from './train-form.ts'

const faults = (values: Record<string, string[]>) =>
  VersionRunOrder.safeParse(trainOrder(values)).error?.issues.map(({ path }) => path.join('.'))

test('each size is an order that may be carried out, and says how large it is', () => {
  const labels = trainForm([])
    .flatMap(({ fields }) => fields)
    .flatMap((field) => (field.as === 'select' && field.name === 'size' ? field.options.map(({ label }) => label) : []))
  for (const [place, size] of T6_SIZES.entries()) {
    const order = orderOf(digestOf('v'), VersionRunOrder.parse(trainOrder({ size: [size] })))
    expect(labels[place]).toContain(`${orderedParameters(order).toLocaleString('en')} parameters`)
  }
})

test('what is written is read: percent as a share, an empty control as the usual, nonsense as a fault at its place', () => {
  const written = {
    size: ['tiny'],
    variant: ['mqa'],
    steps: ['1,000'],
    'reading.heldOut': ['10'],
    'reading.column': [' body '],
  }
  expect(VersionRunOrder.parse(trainOrder(written))).toMatchObject({
    steps: 1000,
    seed: 1,
    model: { variant: 'mqa', L: 1 },
    reading: { column: 'body', heldOut: 0.1 },
  })
  expect(VersionRunOrder.parse(trainOrder({})).reading).toMatchObject({ column: null, heldOut: 0.05 })
  expect(faults({ steps: ['5000'] })).toEqual(['steps'])
  expect(faults({ seed: ['x'] })).toEqual(['seed'])
  expect(faults({ 'reading.heldOut': ['80'] })).toEqual(['reading.heldOut'])
})
