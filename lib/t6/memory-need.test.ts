import { expect, test } from '@playwright/test'
import { createEngine } from '../engine/engine.ts'
import { writeCheckpoint } from './checkpoint.ts'
import { exampleTraining } from './example-training.ts'
import { checkpointBytes, trainingBytes } from './memory-need.ts'
import { startTraining } from './trainer.ts'

test('a training takes the memory that is foretold of it, and its checkpoint the disk', () => {
  for (const model of [{ headNorm: true }, { variant: 'gqa' }, { variant: 'nonctxB', context: 64 }]) {
    const input = exampleTraining({ model, batch: { micro: 20, seqLen: 31 } })
    const engine = createEngine()
    const trainer = startTraining(engine, input)
    const foretold = trainingBytes(input.model, input.settings.batch)
    expect(Math.abs(engine.mark() - foretold)).toBeLessThan(64 * 60 + input.model.h * input.model.h * 12)
    const bytes = writeCheckpoint(trainer).length
    expect(bytes - checkpointBytes(input.model)).toBeGreaterThan(0)
    expect(bytes - checkpointBytes(input.model)).toBeLessThan(1000)
  }
})
