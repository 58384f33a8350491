import { expect, test } from '@playwright/test'
import { digestOf } from '#lib/digest.ts'
import { FilterOrder } from '#lib/run/filter-order.ts'
import { filterOrder } from './filter-form.ts'

const MADE = { 'version.label': ['2'], 'version.reason': ['Cleaner.'] }
const faults = (values: Record<string, string[]>, trusted: string) =>
  FilterOrder.safeParse(filterOrder({ ...MADE, ...values }, trusted)).error?.issues.map(({ path }) => path.join('.'))

test('what is written is read as an order by what the records are; what belongs to the other kind is left out', () => {
  const reference = crypto.randomUUID()
  const written = {
    ...MADE,
    reference: [reference],
    'reading.column': ['body'],
    hidden: ['8'],
    'reading.label': [' kind '],
  }
  const texts = FilterOrder.parse(filterOrder({ ...written, task: ['text'] }, ''))
  expect(texts).toMatchObject({ task: 'text', reference, epochs: 3, reading: { column: 'body' } })
  const version = digestOf('trusted')
  const labelled = FilterOrder.parse(filterOrder({ ...written, task: ['classification'] }, version))
  expect(labelled).toMatchObject({ task: 'classification', reference: { version }, hidden: 8, epochs: 5 })
  expect(labelled.reading).toMatchObject({ label: 'kind', features: null, prefix: null })
})

test('a fault is told at the control that it is of', () => {
  expect(faults({ task: ['text'], reference: [''] }, '')).toEqual(['reference'])
  expect(faults({ task: ['classification'], hidden: ['wide'] }, digestOf('trusted'))).toEqual(['hidden'])
})
