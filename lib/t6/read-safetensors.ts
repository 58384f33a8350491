import { z } from 'zod'
import { attempt } from '../attempt.ts'
import { Refusal } from '../error.ts'
import type { T6Model } from './model.ts'
import { listParameters } from './parameters.ts'

const LENGTH_BYTES = 8
const FLOAT_BYTES = 4

const Header = z.record(
  z.string(),
  z.object({ dtype: z.string(), shape: z.array(z.int()), data_offsets: z.tuple([z.int(), z.int()]) }),
)

/**
 * The weights in a file that `printSafetensors` wrote, all in one row in the order of `listParameters`. Refuses a file that is cut, and one of another model: which weight is
 * missing or of another shape.
 */
export function readSafetensors(bytes: Uint8Array, model: T6Model): Float32Array {
  const { header, begin } = readHeader(bytes)
  const places = listParameters(model)
  const weights = new Float32Array(places.reduce((sum, { rows, cols }) => sum + rows * cols, 0))
  for (const { name, rows, cols, offset } of places) {
    const found = header[name]
    if (found === undefined) throw other(`the weight ${name} is not in it`)
    const [from, to] = found.data_offsets
    const isFit = found.dtype === 'F32' && found.shape.join() === `${rows},${cols}`
    if (!isFit || to - from !== rows * cols * FLOAT_BYTES)
      throw other(`its weight ${name} is ${found.shape.join(' × ')} of ${found.dtype}, not ${rows} × ${cols} of F32`)
    if (begin + to > bytes.length) throw cut()
    const view = new DataView(bytes.buffer, bytes.byteOffset + begin + from, to - from)
    for (let at = 0; at < rows * cols; at += 1) weights[offset + at] = view.getFloat32(at * FLOAT_BYTES, true)
  }
  if (Object.keys(header).length !== places.length) throw other('it has weights that the model has not')
  return weights
}

function readHeader(bytes: Uint8Array) {
  if (bytes.length < LENGTH_BYTES) throw cut()
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true))
  const begin = LENGTH_BYTES + length
  if (begin > bytes.length) throw cut()
  const text = new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, begin))
  const read = attempt(() => Header.parse(JSON.parse(text)))
  if (!read.ok) throw new Refusal('invalid', 'The file of weights has no header that can be read.')
  return { header: read.value, begin }
}

function cut(): Refusal {
  return new Refusal('invalid', 'The file of weights is cut: it ends before its weights do.')
}

function other(what: string): Refusal {
  return new Refusal('invalid', `The file of weights is of a model of another shape: ${what}.`)
}
