import type { Digest } from '../digest.ts'
import { digestOfTensors } from '../engine/digest.ts'
import type { Engine } from '../engine/engine.ts'
import type { Tensor } from '../engine/tensor.ts'
import type { T6Model } from './model.ts'
import { factorRow } from './roles.ts'

/** One named weight: `rows` × `cols`, its first number at `offset` of all. Linear weights are [out, in] (t6.md §2). */
export type ParameterPlace = { name: string; rows: number; cols: number; offset: number }

/** Every weight of a model by its official name, in the official order. Parameters that replace a factor are one row. */
export function listParameters(model: T6Model): ParameterPlace[] {
  const { L, dModel, h, dHead, ffnHidden, vocab, headNorm } = model
  const shapes: [name: string, rows: number, cols: number][] = [['transformer.wte.weight', vocab, dModel]]
  for (let layer = 0; layer < L; layer += 1) {
    const block = `transformer.h.${layer}`
    for (const { name, width, isContext } of factorRow(model).pieces)
      shapes.push([`${block}.attn.c_qkv.${name}.weight`, isContext ? width : 1, isContext ? dModel : width])
    shapes.push([`${block}.attn.c_proj.weight`, dModel, h * dHead])
    if (headNorm) shapes.push([`${block}.attn.subln.weight`, 1, dHead])
    shapes.push([`${block}.mlp.c_fc1.weight`, ffnHidden, dModel], [`${block}.mlp.c_fc2.weight`, ffnHidden, dModel])
    shapes.push([`${block}.mlp.c_proj.weight`, dModel, ffnHidden])
  }
  let offset = 0
  return shapes.map(([name, rows, cols]) => {
    const place = { name, rows, cols, offset }
    offset += rows * cols
    return place
  })
}

/** The weights of a model, or numbers of the same shapes (gradients, moments): all in one row, and each by its name. */
export type Parameters = {
  all: Tensor
  /** The weight of that name. Refuses a name that the model hasn't. */
  named(name: string): Tensor
  /** `rows` rows from where the weight of that name begins: several of one width that stand together. */
  from(name: string, rows: number): Tensor
  names: readonly string[]
}

/** Room for the weights of a model, zeros. */
export function takeParameters(engine: Engine, model: T6Model): Parameters {
  const places = listParameters(model)
  const last = places.at(-1)
  const all = engine.tensor(1, last === undefined ? 0 : last.offset + last.rows * last.cols)
  const byName = new Map(places.map((place) => [place.name, place]))
  const view = (offset: number, rows: number, cols: number): Tensor => ({
    at: all.at + offset * 4,
    rows,
    cols,
    data: all.data.subarray(offset, offset + rows * cols),
  })
  const placeOf = (name: string) => {
    const place = byName.get(name)
    if (place === undefined) throw new RangeError(`This model has no weight ${name}.`)
    return place
  }
  return {
    all,
    named(name) {
      const { offset, rows, cols } = placeOf(name)
      return view(offset, rows, cols)
    },
    from(name, rows) {
      const { offset, cols } = placeOf(name)
      return view(offset, rows, cols)
    },
    names: places.map(({ name }) => name),
  }
}

/** The digest of a model's weights: names, shapes and all bits. */
export function weightsDigest({ names, named }: Parameters): Digest {
  return digestOfTensors(names.map((name) => [name, named(name)] as const))
}
