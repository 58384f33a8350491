// @ts-check
// Runs in a worker thread. Plain JavaScript, so that a worker is up before a TypeScript loader would be.
import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'

/** @typedef {import('./hashers.ts').Outcome} Outcome */

const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
/** @type {{ root: string, readBytes: number, bytesRead: SharedArrayBuffer }} */
const { root, readBytes, bytesRead } = workerData
const buffer = Buffer.allocUnsafeSlow(readBytes)
const counter = new BigInt64Array(bytesRead)

parentPort?.on('message', (/** @type {string[]} */ paths) => parentPort?.postMessage(paths.map(hashFile)))

/** @param {string} path @returns {Outcome} */
function hashFile(path) {
  /** @type {number | null} */
  let file = null
  try {
    file = openSync(`${root}/${path}`, FLAGS)
    return { path, ...digestOf(file) }
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'syscall' in error)
      return { path, kind: 'unreadable', code: String(error.code) }
    throw error
  } finally {
    if (file !== null) closeSync(file)
  }
}

/** @param {number} file */
function digestOf(file) {
  const before = fstatSync(file, { bigint: true })
  if (!before.isFile()) return { kind: /** @type {const} */ ('changed') }
  const sha256 = createHash('sha256')
  const size = Number(before.size)
  for (let position = 0; position < size; ) {
    const count = readSync(file, buffer, 0, Math.min(readBytes, size - position), null)
    if (count === 0) return { kind: /** @type {const} */ ('changed') }
    sha256.update(count === readBytes ? buffer : buffer.subarray(0, count))
    position += count
    Atomics.add(counter, 0, BigInt(count))
  }
  const after = fstatSync(file, { bigint: true })
  const { mtimeNs, ctimeNs, ino } = before
  if (after.size !== before.size || after.mtimeNs !== mtimeNs || after.ctimeNs !== ctimeNs)
    return { kind: /** @type {const} */ ('changed') }
  return { kind: /** @type {const} */ ('read'), sha256: sha256.digest('hex'), bytes: size, mtimeNs, ctimeNs, ino }
}
