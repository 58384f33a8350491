import { expect, test } from '@playwright/test'
import { fitLabelModel } from './label-model.ts'

/** The votes of each epoch, from one row of signs a record. */
function epochsOf(rows: readonly string[]): Int8Array[] {
  const vote = { '+': 1, '−': -1, '0': 0 } as const
  return [...(rows[0] ?? '')].map((_, epoch) =>
    Int8Array.from(rows, (row) => vote[row.charAt(epoch) === '+' ? '+' : row.charAt(epoch) === '−' ? '−' : '0']),
  )
}

test('the accuracies and posteriors of six records in three epochs, to six digits', () => {
  const { accuracy, posterior } = fitLabelModel(epochsOf(['+++', '++−', '+−−', '−−−', '+0+', '−+−']), 6, 0.5)
  expect(accuracy.map((each) => each.toFixed(6))).toEqual(['0.788675', '0.692450', '0.788675'])
  expect([...posterior].map((q) => q.toFixed(6))).toEqual([
    '0.969097',
    '0.692450',
    '0.307550',
    '0.030903',
    '0.933013',
    '0.139156',
  ])
})

test('accuracies stay between 0.01 and 0.99', () => {
  expect(fitLabelModel(epochsOf(['+++', '−−−']), 2, 0.5).accuracy).toEqual([0.99, 0.99, 0.99])
})

test('a record on which every epoch abstains has no posterior; an epoch in which all abstain says nothing', () => {
  const { accuracy, posterior } = fitLabelModel(epochsOf(['+0', '00', '−0']), 3, 0.5)
  expect(accuracy[1]).toBe(0.7)
  expect(posterior[1]).toBeNaN()
  expect(posterior[0]).toBeGreaterThan(0.5)
})
