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

test('how scores become a filter is taken from the form; a share to keep is its best per cent', () => {
  const chosen = (over: Record<string, readonly string[]>) =>
    FilterOrder.safeParse(
      filterOrder(
        {
          task: ['text'],
          reference: [crypto.randomUUID()],
          'version.label': ['1.1.0'],
          'version.reason': ['Filtered.'],
          ...over,
        },
        '',
      ),
    )
  expect(chosen({ 'stage2.binarise': ['gmm'], 'stage2.aggregate.kind': ['em'] }).data?.stage2).toMatchObject({
    ...{ binarise: 'gmm', aggregate: { kind: 'em' }, keepRule: { kind: 'half' } },
  })
  expect(chosen({ 'stage2.aggregate.kind': ['mean'], 'stage2.keepRule.share': ['30'] }).data?.stage2).toMatchObject({
    ...{ aggregate: { kind: 'mean' }, keepRule: { kind: 'top', share: 0.3 } },
  })
  const faults = chosen({ 'stage2.aggregate.kind': ['mean'] }).error?.issues.map(({ path }) => path.join('.'))
  expect(faults).toEqual(['stage2.keepRule'])
})
