import { expect, test } from '@playwright/test'
import { createEngine } from './engine.ts'
import { selfTest } from './self-test.ts'

test('this computer gives the bits that runs are judged by', () => {
  const engine = createEngine()
  const mark = engine.mark()
  expect(selfTest(engine)).toMatchObject({ passed: true, failed: [] })
  expect(engine.mark()).toBe(mark)
})

test('an engine that reckons otherwise is found out, part by part', () => {
  const engine = createEngine()
  const wrong = {
    ...engine,
    run: (...args: Parameters<typeof engine.run>) => {
      engine.run(...args)
      if (args[0] === 'swiglu') new Float32Array(engine.memory.buffer, args[3], 1)[0] = 0.25
    },
  }
  expect(selfTest(wrong)).toMatchObject({ passed: false, failed: ['operations'] })
})
