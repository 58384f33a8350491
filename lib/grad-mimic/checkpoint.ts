import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '../canonical-json.ts'
import { Refusal } from '../error.ts'

/** The first bytes of a checkpoint: its form. Another form is refused. */
const FORM = 'colophon-mimic-1\n'
const ENDING = 32

/** Arrays of numbers, or bytes, by name, in the order in which they are kept. */
export type Arrays = readonly (readonly [
  name: string,
  values: Float32Array | Float64Array | Int32Array | Uint32Array | Uint8Array,
])[]

const Header = z.strictObject({
  state: z.json(),
  arrays: z.array(z.strictObject({ name: z.string(), bytes: z.int().min(0) })),
})

/**
 * A run's state as bytes: the form, the length of a header (32 bits, little-endian), the header as canonical JSON, the arrays as
 * they lie in memory, and the sha256 of all that.
 */
export function packCheckpoint(state: z.infer<typeof Header>['state'], arrays: Arrays): Uint8Array {
  const header = Buffer.from(
    canonicalJson({ state, arrays: arrays.map(([name, values]) => ({ name, bytes: values.byteLength })) }),
  )
  const length = Buffer.alloc(4)
  length.writeUInt32LE(header.length)
  const bodies = arrays.map(([, { buffer, byteOffset, byteLength }]) => Buffer.from(buffer, byteOffset, byteLength))
  const body = Buffer.concat([Buffer.from(FORM), length, header, ...bodies])
  return Buffer.concat([body, createHash('sha256').update(body).digest()])
}

/** A checkpoint, unpacked: the state, and the bytes of each array by name. Refuses what is cut, altered or of another form. */
export function unpackCheckpoint(bytes: Uint8Array): { state: unknown; arrays: Map<string, ArrayBuffer> } {
  const form = Buffer.from(FORM)
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!whole.subarray(0, form.length).equals(form))
    throw new Refusal('invalid', 'This is no checkpoint of a Grad-Mimic run, or one of another form.')
  const body = whole.subarray(0, -ENDING)
  if (!createHash('sha256').update(body).digest().equals(whole.subarray(-ENDING)))
    throw new Refusal(
      'invalid',
      'The checkpoint was cut or altered: its digest does not fit its bytes. Take an earlier one.',
    )
  const start = form.length + 4
  const end = start + body.readUInt32LE(form.length)
  const { state, arrays } = Header.parse(JSON.parse(body.subarray(start, end).toString()))
  let at = end
  const found = arrays.map(({ name, bytes: size }): [string, ArrayBuffer] => {
    const copy = new ArrayBuffer(size)
    new Uint8Array(copy).set(body.subarray(at, at + size))
    at += size
    return [name, copy]
  })
  return { state, arrays: new Map(found) }
}
