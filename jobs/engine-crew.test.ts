import { expect, test } from '@playwright/test'
import { createEngine } from '#lib/engine/engine.ts'
import { matmul } from '#lib/engine/matmul.ts'
import { openStream, uniform } from '#lib/engine/random.ts'
import { selfTest } from '#lib/engine/self-test.ts'
import { exampleTraining } from '#lib/t6/example-training.ts'
import { advance, progressDigests, startTraining } from '#lib/t6/trainer.ts'
import { startCrew } from './engine-crew.ts'

test('one thread and three give the same bits, step by step and at the end', async () => {
  const alone = startTraining(createEngine(), exampleTraining())
  const engine = createEngine({ threads: 3 })
  const crew = await startCrew(engine, 2)
  expect(engine.threads()).toBe(3)
  expect(selfTest(engine)).toMatchObject({ passed: true })
  const together = startTraining(engine, exampleTraining())
  for (let i = 0; i < 5; i += 1) expect(advance(together)).toEqual(advance(alone))
  await crew.stop()
  expect(engine.threads()).toBe(1)
  expect(advance(together)).toEqual(advance(alone))
  expect(progressDigests(together)).toEqual(progressDigests(alone))
})

test('a large product has the same bits on one thread and on two', async () => {
  const engine = createEngine({ threads: 2 })
  const random = openStream(1, 'init')
  const [a, b] = [engine.tensor(133, 301), engine.tensor(301, 77)]
  for (const { data } of [a, b]) for (let i = 0; i < data.length; i += 1) data[i] = uniform(random) - 0.5
  const [one, two] = [engine.tensor(133, 77), engine.tensor(133, 77)]
  matmul(engine, a, b, one)
  const crew = await startCrew(engine, 1)
  matmul(engine, a, b, two)
  await crew.stop()
  expect([...two.data]).toEqual([...one.data])
  const again = await startCrew(engine, 1)
  matmul(engine, a, b, two)
  expect(engine.threads()).toBe(2)
  await again.stop()
})

test('a thread that fails is told of by the call that it failed in', async () => {
  const engine = createEngine({ threads: 2 })
  const crew = await startCrew(engine, 1)
  const beyond = engine.memory.buffer.byteLength - 64
  expect(() => engine.run('add', 4096, beyond, beyond, beyond)).toThrow(/out of bounds|thread of the engine has failed/)
  await crew.stop()
})
