/** Where things are in the engine's memory, in bytes. The first page holds what threads tell each other; see `crew-member.ts`. */
export const LAYOUT = {
  /** Int32: how many members are there; how many have done their part; whether one has failed; the kernel's number; how many arguments. */
  here: 1024,
  done: 1028,
  failed: 1032,
  kernel: 1036,
  count: 1040,
  /** Float64, up to 32: the arguments of a call. */
  arguments: 1280,
  /** Of each member 64 bytes, Int32: the number of the call that it shall do (−1: go), its first row, its last. */
  members: 2048,
  /** From here on each thread has its scratch. */
  scratch: 65536,
} as const

/** Bytes of scratch of one thread; the kernel's matmul counts on them. */
export const SCRATCH_BYTES = 4 * 1024 * 1024 + 65536

/** How many threads one engine can have. */
export const MOST_THREADS = 16

/** How many columns and rows of k an operation can take: what a thread's scratch has room for. */
export const MOST_COLUMNS = 65536
