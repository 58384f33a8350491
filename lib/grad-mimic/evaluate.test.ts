import { expect, test } from '@playwright/test'
import { createEngine } from '../engine/engine.ts'
import { evaluate } from './evaluate.ts'
import { exampleTask } from './example-task.ts'
import { openOnlineRun } from './online-run.ts'

test('an evaluation gives the losses that the first step of a run sees, and leaves the memory as it was', () => {
  const task = exampleTask({ hidden: [5], train: { batchSize: 40, epochs: 1 } })
  const engine = createEngine()
  const mark = engine.mark()
  const { loss } = evaluate(engine, task.model, task.initial, task.set)
  expect(engine.mark()).toBe(mark)
  const run = openOnlineRun(createEngine(), task)
  run.step()
  expect(run.trace().epochs[0]?.loss).toEqual(loss)
})

test('the accuracy is the share of records whose label has the highest logit', () => {
  const x = Float32Array.of(1, 0, 0, 1, 1, 0, 0, 1)
  const set = { x, labels: Int32Array.of(0, 1, 1, 1), inputs: 2, classes: 2 }
  const weights = { '0.weight': Float32Array.of(1, 0, 0, 1), '0.bias': new Float32Array(2) }
  const model = { inputs: 2, hidden: [], activation: 'relu' as const, classes: 2 }
  expect(evaluate(createEngine(), model, weights, set).accuracy).toBe(0.75)
})

test('more records than a batch holds are all looked at', () => {
  const labels = new Int32Array(600)
  const set = { x: new Float32Array(600).fill(1), labels, inputs: 1, classes: 2 }
  const weights = { '0.weight': Float32Array.of(0, 0), '0.bias': Float32Array.of(0, 0) }
  const { loss, accuracy } = evaluate(
    createEngine(),
    { inputs: 1, hidden: [], activation: 'relu', classes: 2 },
    weights,
    set,
  )
  expect([loss.every((each) => Math.abs(each - Math.LN2) < 1e-12), accuracy]).toEqual([true, 1])
})
