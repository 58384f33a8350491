import { bytesOfFloats } from '../engine/digest.ts'
import type { Tensor } from '../engine/tensor.ts'

const LENGTH_BYTES = 8
const ALIGNMENT = 8

/** Weights by name, in their order. */
export type NamedWeights = {
  names: readonly string[]
  named(name: string): Pick<Tensor, 'rows' | 'cols' | 'data'>
}

/**
 * The weights of a model as a safetensors file: the length of a header (u64, little end first), the header as JSON with each weight's type, shape and
 * place, and float32. Names are the official ones, in the official order; the same weights are the same bytes.
 */
export function printSafetensors({ names, named }: NamedWeights): Uint8Array<ArrayBuffer> {
  let at = 0
  const entries = names.map((name) => {
    const { rows, cols } = named(name)
    const begin = at
    at += rows * cols * 4
    return [name, { dtype: 'F32', shape: [rows, cols], data_offsets: [begin, at] }] as const
  })
  const text = JSON.stringify(Object.fromEntries(entries))
  const header = Buffer.from(text.padEnd(Math.ceil(text.length / ALIGNMENT) * ALIGNMENT, ' '))
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeBigUInt64LE(BigInt(header.length))
  return new Uint8Array(Buffer.concat([length, header, ...names.map((name) => bytesOfFloats(named(name).data))]))
}
