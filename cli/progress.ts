import { performance } from 'node:perf_hooks'
import { printBytes, printCount, printDuration } from './amount.ts'
import type { Progress } from './disk/hash-folder.ts'
import type { World } from './world.ts'

/** A line about work under way. `show` may be called as often as one likes; `clear` before anything else is written. */
export type ProgressLine = { show(text: string): void; clear(): void }

const QUIET: ProgressLine = { show: () => undefined, clear: () => undefined }
const PLAIN_EVERY_MS = 1000

/** On a terminal one line that is written over; else nothing, or, if asked for, a line each second. */
export function progressLine(world: World, asked: boolean): ProgressLine {
  const { columns } = world
  if (columns !== null)
    return {
      show: (text) => world.err(`\r\u001b[K${text.slice(0, columns - 1)}`),
      clear: () => world.err('\r\u001b[K'),
    }
  if (!asked) return QUIET
  let last = Number.NEGATIVE_INFINITY
  return {
    show(text) {
      if (performance.now() - last < PLAIN_EVERY_MS) return
      last = performance.now()
      world.err(`${text}\n`)
    },
    clear: () => undefined,
  }
}

/** How far the reading of a folder is, at what pace, and how long it will still take. */
export function hashingProgress(line: ProgressLine): (progress: Progress) => void {
  const start = performance.now()
  let first: number | null = null
  return (progress) => {
    first ??= progress.bytes
    const seconds = (performance.now() - start) / 1000
    const pace = (progress.bytes - first) / Math.max(seconds, 0.001)
    const share = progress.totalBytes === 0 ? 1 : progress.bytes / progress.totalBytes
    const left = pace > 0 ? ` · ${printDuration((progress.totalBytes - progress.bytes) / pace)} left` : ''
    line.show(
      `${Math.min(100, Math.floor(share * 100))} % · ${printBytes(progress.bytes)} of ${printBytes(progress.totalBytes)} · ` +
        `${progress.files.toLocaleString('en')} of ${printCount(progress.totalFiles, 'file')} · ${printBytes(pace)}/s${left}`,
    )
  }
}
