import { parentPort, workerData } from 'node:worker_threads'
import { createEngine, ENGINE_VERSION } from '#lib/engine/engine.ts'
import { KERNEL_DIGEST } from '#lib/engine/kernels.ts'
import { selfTest } from '#lib/engine/self-test.ts'
import { Refusal } from '#lib/error.ts'
import { openTraining } from '#lib/run/train-t6.ts'
import type { ThreadData, ThreadMessage } from './run-messages.ts'

/** Steps a training on this thread, and tells of it by messages. Between two steps it looks whether it is asked to stop. */
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
  const training = openTraining(engine, planned, checkpoint)
  const beginning = training.beginning()
  if (beginning !== null) tell({ kind: 'measured', measured: beginning, ms: 0 })
  while (!training.isDone()) {
    if (Atomics.load(asked, 0) === 1) {
      tell({ kind: 'stopped', step: training.step, checkpoint: training.checkpoint() })
      return
    }
    const before = performance.now()
    const step = training.advance()
    if ('kind' in step) {
      tell(step)
      return
    }
    tell({ kind: 'measured', measured: step, ms: performance.now() - before })
    if (training.isCheckpointDue()) tell({ kind: 'checkpoint', step: training.step, bytes: training.checkpoint() })
  }
  tell({ kind: 'trained', trained: training.finish() })
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
