import { KERNEL_BYTES, KERNELS, type Kernel, type KernelName, kernelOf } from './kernels.ts'
import { LAYOUT, MOST_THREADS, SCRATCH_BYTES } from './layout.ts'
import { splitRows } from './rows.ts'
import type { Tensor } from './tensor.ts'

/** This engine's version: raised whenever the bits of any operation change. Part of every run's record and replay key. */
export const ENGINE_VERSION = '1'

const PAGE = 65536
const MOST_PAGES = 65536

/** Memory, the kernel over it, and the threads that share both. One run has one; it is not shared between runs. */
export type Engine = {
  readonly memory: WebAssembly.Memory
  readonly module: WebAssembly.Module
  /** How many threads work now: this one, and the crew's that have come (`crew-member.ts`). Bits don't depend on it. */
  threads(): number
  /** A tensor of zeros. `rows` × `cols` float32. */
  tensor(rows: number, cols: number): Tensor
  /** Room for `count` float64, zeros. */
  doubles(count: number): { at: number; data: Float64Array }
  /** Room for `count` int32, zeros. */
  integers(count: number): { at: number; data: Int32Array }
  /** Runs a kernel over rows 0 to `rows`, split among the threads; `args` are those before the row range. */
  run(kernel: KernelName, rows: number, ...args: number[]): void
  /** The sum of squares of `count` float32 from `at` on, in order, f64. */
  sumSquares(at: number, count: number): number
  /** y = a − b of `count` float32 each, by where they are, rounded to float32; the sum of its squares, in order, f64. */
  difference(a: number, b: number, y: number, count: number): number
  /** Where the memory in use ends; `release` gives back what was taken since. */
  mark(): number
  release(mark: number): void
}

/** A new engine with room for `threads` threads (1: this one alone). Refuses a big-endian computer (engine.md §3, rule 11). */
export function createEngine(options: { threads?: number } = {}): Engine {
  const { threads = 1 } = options
  if (!Number.isInteger(threads) || threads < 1 || threads > MOST_THREADS)
    throw new RangeError(`An engine has 1 to ${MOST_THREADS} threads, not ${threads}.`)
  if (new Uint8Array(new Uint16Array([1]).buffer)[0] !== 1)
    throw new Error('This computer stores numbers big end first; the digests of a run are over the other order.')
  const heap = LAYOUT.scratch + threads * SCRATCH_BYTES
  const memory = new WebAssembly.Memory({ initial: Math.ceil(heap / PAGE), maximum: MOST_PAGES, shared: true })
  const module = new WebAssembly.Module(KERNEL_BYTES)
  const instance = new WebAssembly.Instance(module, { env: { memory } })
  const { take, mark, release } = openHeap(memory, heap)
  const { call, here } = openCalls(memory, instance, threads)
  const sumSquares = kernelOf(instance, 'sumSquares')
  const difference = kernelOf(instance, 'difference')
  return {
    memory,
    module,
    threads: here,
    tensor(rows, cols) {
      const at = take(rows * cols * 4)
      return { at, rows, cols, data: new Float32Array(memory.buffer, at, rows * cols) }
    },
    doubles(count) {
      const at = take(count * 8)
      return { at, data: new Float64Array(memory.buffer, at, count) }
    },
    integers(count) {
      const at = take(count * 4)
      return { at, data: new Int32Array(memory.buffer, at, count) }
    },
    run: (kernel, rows, ...args) => call(kernel, rows, args),
    sumSquares: (at, count) => Number(sumSquares(at, count)),
    difference: (a, b, y, count) => Number(difference(a, b, y, count)),
    mark,
    release,
  }
}

/** Memory handed out from `start` on, each piece at a multiple of 64 bytes and zeroed; it grows as it must. */
function openHeap(memory: WebAssembly.Memory, start: number) {
  let next = start
  return {
    take(bytes: number): number {
      const at = next
      const end = Math.ceil((at + bytes) / 64) * 64
      if (!Number.isSafeInteger(bytes) || bytes < 0 || end > MOST_PAGES * PAGE)
        throw new RangeError(
          `The engine's memory of 4 GiB has no room for ${bytes} bytes more. Take a smaller model or batch.`,
        )
      const missing = Math.ceil((end - memory.buffer.byteLength) / PAGE)
      if (missing > 0) memory.grow(missing)
      new Uint8Array(memory.buffer, at, end - at).fill(0)
      next = end
      return at
    },
    mark: () => next,
    release(mark: number) {
      if (mark < start || mark > next) throw new RangeError(`${mark} is no mark of this engine.`)
      next = mark
    },
  }
}

/** Calls of kernels: this thread's rows are done here, the others' by the members that are there. */
function openCalls(memory: WebAssembly.Memory, instance: WebAssembly.Instance, threads: number) {
  const kernels = new Map<KernelName, Kernel>(KERNELS.map((name) => [name, kernelOf(instance, name)]))
  const words = new Int32Array(memory.buffer, 0, LAYOUT.arguments / 4 + 16 * MOST_THREADS + LAYOUT.members / 4)
  const values = new Float64Array(memory.buffer, LAYOUT.arguments, 32)
  const here = () => Math.min(threads, 1 + Atomics.load(words, LAYOUT.here / 4))
  let round = 0
  const call = (name: KernelName, rows: number, args: number[]) => {
    const kernel = kernels.get(name)
    if (kernel === undefined) throw new Error(`There is no kernel ${name}.`)
    const crew = rows > 1 ? here() : 1
    if (crew === 1) {
      kernel(...args, 0, rows, LAYOUT.scratch)
      return
    }
    const ranges = splitRows(rows, crew)
    round = (round % 1_000_000_000) + 1
    words[LAYOUT.kernel / 4] = KERNELS.indexOf(name)
    words[LAYOUT.count / 4] = args.length
    values.set(args)
    Atomics.store(words, LAYOUT.done / 4, 0)
    for (let member = 1; member < crew; member += 1) order(words, member, ranges[member] ?? { from: 0, to: 0 }, round)
    kernel(...args, ranges[0]?.from ?? 0, ranges[0]?.to ?? 0, LAYOUT.scratch)
    waitForAll(words, crew - 1)
  }
  return { call, here }
}

function order(words: Int32Array, member: number, { from, to }: { from: number; to: number }, round: number) {
  const mailbox = LAYOUT.members / 4 + member * 16
  words[mailbox + 1] = from
  words[mailbox + 2] = to
  Atomics.store(words, mailbox, round)
  Atomics.notify(words, mailbox)
}

function waitForAll(words: Int32Array, members: number) {
  const done = LAYOUT.done / 4
  for (let turn = 0; turn < 20_000 && Atomics.load(words, done) < members; turn += 1);
  for (let count = Atomics.load(words, done); count < members; count = Atomics.load(words, done))
    Atomics.wait(words, done, count, 1000)
  if (Atomics.load(words, LAYOUT.failed / 4) !== 0)
    throw new Error('A thread of the engine has failed; the run is lost.')
}
