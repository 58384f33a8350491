import { gather } from '../engine/embedding.ts'
import type { Engine } from '../engine/engine.ts'
import { matmul } from '../engine/matmul.ts'
import { rmsNorm } from '../engine/rms-norm.ts'
import { type RopeTables, ropeTables } from '../engine/rope.ts'
import { rowsOf } from '../engine/tensor.ts'
import { attendFactors } from './factor-attention.ts'
import { type FactorCache, openFactorCache } from './factor-cache.ts'
import { makeFactors } from './factor-heads.ts'
import { feedForward, projectHeads } from './forward.ts'
import type { T6Model } from './model.ts'
import type { Parameters } from './parameters.ts'
import { takeWorkspace, type Workspace } from './workspace.ts'

/** A model that reads one token after another, and keeps of each only its factors of keys and values (t6.md §3). */
export type Decoder = {
  model: T6Model
  /** How many tokens it has read. */
  position: number
  /** Reads a token and returns the logits of the next, float32. Refuses to go past the model's context. */
  read(token: number): Float32Array
  /** How many numbers are kept of all tokens, in all layers. */
  cachedNumbers(): number
}

/** A decoder that has read nothing. It takes its room from the engine. */
export function openDecoder(engine: Engine, model: T6Model, parameters: Parameters): Decoder {
  const space = takeWorkspace(engine, model, 1, 1)
  const { base, rounding } = model.rope
  const tables = ropeTables(engine, { positions: model.context, size: model.dHead, base, rounding })
  const caches = space.layers.map((_, layer) =>
    openFactorCache(model, parameters, layer, { tables, fixed: space.fixed }),
  )
  const decoder: Decoder = {
    model,
    position: 0,
    read(token) {
      if (decoder.position >= model.context)
        throw new RangeError(`The model's context of ${model.context} tokens is full.`)
      readToken({ ...space, tables: tablesAt(tables, decoder.position) }, parameters, caches, token)
      decoder.position += 1
      return space.logits.data.slice()
    },
    cachedNumbers: () => caches.reduce((sum, cache) => sum + cache.numbers(), 0),
  }
  return decoder
}

/** The tables of one position, so that a room of one token is that position. */
function tablesAt({ cos, sin }: RopeTables, position: number): RopeTables {
  return { cos: rowsOf(cos, position, position + 1), sin: rowsOf(sin, position, position + 1) }
}

function readToken(space: Workspace, parameters: Parameters, caches: readonly FactorCache[], token: number): void {
  const { engine, model, layers, last, lastNormed, logits } = space
  const embedding = parameters.named('transformer.wte.weight')
  space.ids[0] = token
  gather(embedding, space.ids, layers[0]?.x ?? last)
  layers.forEach((state, layer) => {
    rmsNorm(engine, state.x, state.normed, { eps: model.norm.eps, weight: null })
    makeFactors(space, parameters, layer, state)
    const cache = caches[layer]
    if (cache === undefined) throw new RangeError(`Layer ${layer} has no cache.`)
    const { query, keys, values } = cache.keep(state.factors.data)
    state.heads.data.set(attendFactors(query, keys, values, { heads: model.h, size: model.dHead }))
    state.middle.data.set(state.x.data)
    projectHeads(space, parameters, layer, state)
    feedForward(space, parameters, layer, state, layers[layer + 1]?.x ?? last)
  })
  rmsNorm(engine, last, lastNormed, { eps: model.norm.eps, weight: null })
  matmul(engine, lastNormed, embedding, logits, { form: 'abT' })
}
