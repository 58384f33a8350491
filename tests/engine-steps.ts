import { digestOfJson } from '#lib/digest.ts'
import { createEngine } from '#lib/engine/engine.ts'
import { selfTest } from '#lib/engine/self-test.ts'
import { exampleTraining } from '#lib/t6/example-training.ts'
import { advance, progressDigests, startTraining } from '#lib/t6/trainer.ts'

/** What twenty steps of a small training come to, on whatever Node runs this: one line of JSON, to be compared. */
const engine = createEngine()
const trainer = startTraining(engine, exampleTraining())
const reports = Array.from({ length: 20 }, () => advance(trainer))
const { weights } = progressDigests(trainer)
const line = { node: process.version, selfTest: selfTest(engine).passed, steps: digestOfJson(reports), weights }
process.stdout.write(`${JSON.stringify(line)}\n`)
