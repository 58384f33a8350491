import { bytesOfFloats } from '../engine/digest.ts'
import type { Parameters } from './parameters.ts'

const LENGTH_BYTES = 8
const ALIGNMENT = 8

/**
 * The weights of a model as a safetensors file: the length of a header (u64, little end first), the header as JSON with each weight's type, shape and
 * place, and float32. Names are the official ones, in the official order; the same weights are the same bytes.
 */
export function printSafetensors({ names, named }: Pick<Parameters, 'names' | 'named'>): Uint8Array<ArrayBuffer> {
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
