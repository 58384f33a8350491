import { createHash } from 'node:crypto'
import type { Digest } from '../digest.ts'
import type { Tensor } from './tensor.ts'

/** The bits that every NaN gets before it is digested: the one thing that WebAssembly leaves open (engine.md §3, rule 7). −0 stays. */
const CANONICAL_NAN = 0x7fc00000

/** float32 as bytes, little end first, every NaN the same. */
export function bytesOfFloats(values: Float32Array): Uint8Array<ArrayBuffer> {
  const copy = new Float32Array(values.length)
  copy.set(values)
  const bits = new Uint32Array(copy.buffer)
  for (let i = 0; i < copy.length; i += 1) if (Number.isNaN(copy[i])) bits[i] = CANONICAL_NAN
  return new Uint8Array(copy.buffer)
}

/** The digest of float32 numbers: sha256 of their bytes, little end first. */
export function digestOfFloats(values: Float32Array): Digest {
  return `sha256:${createHash('sha256').update(bytesOfFloats(values)).digest('hex')}`
}

/**
 * The digest of named tensors, in the order given: sha256 over, for each, `NAME`, a line feed, `ROWS×COLS` with the sign ×, a line feed,
 * and its bytes. Two sets of weights have one digest if, and only if, names, shapes and all bits are the same (any NaN is one NaN).
 */
export function digestOfTensors(tensors: Iterable<readonly [name: string, tensor: Tensor]>): Digest {
  const hash = createHash('sha256')
  for (const [name, { rows, cols, data }] of tensors) {
    hash.update(`${name}\n${rows}×${cols}\n`)
    hash.update(bytesOfFloats(data))
  }
  return `sha256:${hash.digest('hex')}`
}
