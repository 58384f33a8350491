import { KERNELS } from './kernels.ts'
import { LAYOUT, MOST_THREADS, SCRATCH_BYTES } from './layout.ts'

/** What a worker thread is given as `workerData`: the engine's memory and kernel, and what it needs to find its way. */
export type CrewData = {
  memory: WebAssembly.Memory
  module: WebAssembly.Module
  kernels: readonly string[]
  layout: typeof LAYOUT
  scratchBytes: number
}

/** The data of a new crew's members, and clean words for them: those of a crew that went home say so still. Once, before any is started. */
export function prepareCrew({ memory, module }: Pick<CrewData, 'memory' | 'module'>): CrewData {
  const words = new Int32Array(memory.buffer, LAYOUT.members, 16 * MOST_THREADS)
  words.fill(0)
  return { memory, module, kernels: KERNELS, layout: LAYOUT, scratchBytes: SCRATCH_BYTES }
}

/**
 * What a worker thread runs (`new Worker(CREW_MEMBER, { eval: true, workerData: prepareCrew(engine) })`): it takes a place, then does its
 * rows of each call, until its word is −1. As a text, because every edge that starts threads is bundled in its own way. Each member has
 * words of its own, so that one who comes late reads no half-written call. It watches its word for a moment before it sleeps.
 */
export const CREW_MEMBER = `
const { workerData } = require('node:worker_threads')
const { memory, module, kernels, layout, scratchBytes } = workerData
const instance = new WebAssembly.Instance(module, { env: { memory } })
const words = new Int32Array(memory.buffer, 0, 16384)
const values = new Float64Array(memory.buffer, layout.arguments, 32)
const member = Atomics.add(words, layout.here / 4, 1) + 1
const mailbox = layout.members / 4 + member * 16
const scratch = layout.scratch + member * scratchBytes
for (let seen = 0; ; ) {
  for (let turn = 0; turn < 20000 && Atomics.load(words, mailbox) === seen; turn += 1);
  while (Atomics.load(words, mailbox) === seen) Atomics.wait(words, mailbox, seen)
  seen = Atomics.load(words, mailbox)
  if (seen === -1) break
  try {
    const args = Array.from(values.subarray(0, words[layout.count / 4]))
    instance.exports[kernels[words[layout.kernel / 4]]](...args, words[mailbox + 1], words[mailbox + 2], scratch)
  } catch (error) {
    Atomics.store(words, layout.failed / 4, 1)
    throw error
  } finally {
    Atomics.add(words, layout.done / 4, 1)
    Atomics.notify(words, layout.done / 4)
  }
}
`

/** Tells every member of an engine's crew to go home. The engine works on alone. */
export function dismissCrew(memory: WebAssembly.Memory): void {
  const words = new Int32Array(memory.buffer, 0, 16384)
  const members = Atomics.exchange(words, LAYOUT.here / 4, 0)
  for (let member = 1; member <= members; member += 1) {
    Atomics.store(words, LAYOUT.members / 4 + member * 16, -1)
    Atomics.notify(words, LAYOUT.members / 4 + member * 16)
  }
}
