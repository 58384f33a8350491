import { Worker } from 'node:worker_threads'
import type { ThreadData, ThreadMessage } from './run-messages.ts'

/** A training on a thread of its own, so that the jobs beside it go on. */
export type TrainingThread = {
  /** The next message; null where none came within so many ms. Rejects where the thread has died. */
  next(withinMs: number): Promise<ThreadMessage | null>
  /** Asks it to end after the step that it is at. */
  askToStop(): void
  /** Ends it, whatever it does. */
  end(): Promise<void>
}

/** Starts the training. */
export function startTrainingThread(given: Omit<ThreadData, 'stop'>): TrainingThread {
  const stop = new SharedArrayBuffer(4)
  const data: ThreadData = { ...given, stop }
  const worker = new Worker(new URL('./run-thread.mjs', import.meta.url), { workerData: data, execArgv: [] })
  const waiting: ThreadMessage[] = []
  let died: Error | null = null
  let wake: () => void = () => undefined
  worker.on('message', (message: ThreadMessage) => {
    waiting.push(message)
    wake()
  })
  const die = (error: Error) => {
    died ??= error
    wake()
  }
  worker.on('error', die)
  worker.on('exit', (code) => die(new Error(`The thread of the training ended with code ${code}.`)))
  return {
    async next(withinMs) {
      if (waiting.length === 0 && died === null) await woken(withinMs, (told) => (wake = told))
      const message = waiting.shift()
      if (message !== undefined) return message
      if (died !== null) throw died
      return null
    },
    askToStop: () => void Atomics.store(new Int32Array(stop), 0, 1),
    end: async () => void (await worker.terminate()),
  }
}

function woken(withinMs: number, listen: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, withinMs)
    listen(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
