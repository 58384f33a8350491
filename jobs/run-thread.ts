import { parentPort, workerData } from 'node:worker_threads'
import { createEngine, ENGINE_VERSION, type Engine } from '#lib/engine/engine.ts'
import { KERNEL_DIGEST } from '#lib/engine/kernels.ts'
import { selfTest } from '#lib/engine/self-test.ts'
import { Refusal } from '#lib/error.ts'
import { openFilter } from '#lib/run/run-filter.ts'
import { openTraining } from '#lib/run/train-t6.ts'
import type { ThreadData, ThreadMessage } from './run-messages.ts'

/** Steps a run on this thread, and tells of it by messages. Between two steps it looks whether it is asked to stop. */
function main({ planned, checkpoint, stop }: ThreadData): void {
  const asked = new Int32Array(stop)
  const engine = createEngine()
  const test = selfTest(engine)
  if (!test.passed) {
    tell({ kind: 'unfit', failed: test.failed })
    return
  }
  const { version: node, arch } = process
  tell({
    kind: 'ready',
    engine: { version: ENGINE_VERSION, kernelDigest: KERNEL_DIGEST, selfTest: test.digest, node: node.slice(1), arch },
  })
  const { run, finish } = openRun(engine, planned, checkpoint)
  const beginning = run.beginning()
  if (beginning !== null) tell({ kind: 'measured', measured: beginning, ms: 0 })
  while (!run.isDone()) {
    if (Atomics.load(asked, 0) === 1) {
      tell({ kind: 'stopped', step: run.step, checkpoint: run.checkpoint() })
      return
    }
    const before = performance.now()
    const step = run.advance()
    if ('kind' in step) {
      tell(step)
      return
    }
    tell({ kind: 'measured', measured: step, ms: performance.now() - before })
    if (run.isCheckpointDue()) tell({ kind: 'checkpoint', step: run.step, bytes: run.checkpoint() })
  }
  tell(finish())
}

function openRun(engine: Engine, planned: ThreadData['planned'], checkpoint: Uint8Array | null) {
  if (planned.kind === 'grad-mimic') {
    const run = openFilter(engine, planned.work, checkpoint)
    return { run, finish: (): ThreadMessage => ({ kind: 'scored', scored: run.finish() }) }
  }
  const run = openTraining(engine, planned.work, checkpoint)
  return { run, finish: (): ThreadMessage => ({ kind: 'trained', trained: run.finish() }) }
}

function tell(message: ThreadMessage): void {
  parentPort?.postMessage(message)
}

try {
  main(workerData)
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  tell({ kind: 'refused', reason: error.message })
}
