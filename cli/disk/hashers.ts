import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

/** What became of one file. `changed`: it was not the same at the end of reading as at the beginning. */
export type Outcome = { path: string } & (
  | { kind: 'read'; sha256: string; bytes: number; mtimeNs: bigint; ctimeNs: bigint; ino: bigint }
  | { kind: 'changed' }
  | { kind: 'unreadable'; code: string }
)

/** Workers that hash files of one folder. `bytesRead` is the sum over all workers, and may be read at any time. */
export type Hashers = {
  hash(files: readonly { path: string; bytes: number }[], report: (outcomes: Outcome[]) => void): Promise<void>
  bytesRead(): number
  stop(): Promise<void>
}

/** What a worker reads at once: it stays in the processor's cache between reading and hashing. */
const READ_BYTES = 128 * 1024
const BATCH_BYTES = 16 * 1024 * 1024
const BATCH_FILES = 256
/** Batches that a worker holds, so that it never waits for the next. */
const AHEAD = 2

/** Starts the workers, one for each core unless told otherwise, so that they come up while the folder is still walked. */
export function startHashers(root: string, count: number = availableParallelism()): Hashers {
  const bytesRead = new SharedArrayBuffer(8)
  const workerData = { root, readBytes: READ_BYTES, bytesRead }
  const script = new URL('./hasher.mjs', import.meta.url)
  const workers = Array.from({ length: count }, () => new Worker(script, { workerData, execArgv: [] }))
  return {
    async hash(files, report) {
      const batches = batchesOf(files)
      await Promise.all(workers.map((worker) => feed(worker, batches, report)))
    },
    bytesRead: () => Number(Atomics.load(new BigInt64Array(bytesRead), 0)),
    async stop() {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

/** Large files first, so that no worker is left alone with one at the end; small ones many at a time. */
function* batchesOf(files: readonly { path: string; bytes: number }[]): Generator<string[], undefined> {
  let paths: string[] = []
  let bytes = 0
  for (const file of files.toSorted((a, b) => b.bytes - a.bytes)) {
    paths.push(file.path)
    bytes += file.bytes
    if (bytes < BATCH_BYTES && paths.length < BATCH_FILES) continue
    yield paths
    paths = []
    bytes = 0
  }
  if (paths.length > 0) yield paths
}

function feed(worker: Worker, batches: Iterator<string[]>, report: (outcomes: Outcome[]) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let waiting = 0
    const more = () => {
      while (waiting < AHEAD) {
        const next = batches.next()
        if (next.done) break
        worker.postMessage(next.value)
        waiting += 1
      }
      if (waiting === 0) resolve()
    }
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`A worker that hashes files ended early, with code ${code}.`)))
    worker.on('message', (outcomes: Outcome[]) => {
      waiting -= 1
      try {
        report(outcomes)
        more()
      } catch (error) {
        reject(error)
      }
    })
    more()
  })
}
