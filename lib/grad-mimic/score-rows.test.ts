import { expect, test } from '@playwright/test'
import { createEngine } from '../engine/engine.ts'
import { exampleTextTask } from './example-text-task.ts'
import { scoreRowsOf } from './score-rows.ts'
import { openTextRun } from './text-run.ts'

test('a run leaves one row for each record and epoch; of a record that was not met all numbers are missing', () => {
  const run = openTextRun(createEngine(), exampleTextTask())
  while (run.step().kind === 'stepped');
  const ids = Array.from({ length: 9 }, (_, record) => `text-${record}`)
  const rows = [...scoreRowsOf(run.trace(), ids)]
  expect(rows.map(({ epoch }) => epoch)).toEqual([...Array(9).fill(0), ...Array(9).fill(1)])
  expect(rows[2]).toEqual({
    ...{ id: 'text-2', epoch: 0, step: null, m: null, w: null, loss: null, batchSize: null, norm: null },
  })
  const met = rows.filter(({ step }) => step !== null)
  expect(met).toHaveLength(16)
  expect(
    met.every((row) => Object.values(row).every((value) => typeof value === 'string' || Number.isFinite(value))),
  ).toBe(true)
  expect(met.map(({ batchSize }) => batchSize).filter((size) => size === 2)).toHaveLength(4)
})
