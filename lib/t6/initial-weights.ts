import { createEngine } from '../engine/engine.ts'
import { openStream } from '../engine/random.ts'
import { initialise } from './init.ts'
import type { T6Model } from './model.ts'
import { takeParameters } from './parameters.ts'

/** The weights with which a training of this model and seed begins, all in one row in the order of `listParameters`. */
export function initialWeights(model: T6Model, seed: number): Float32Array {
  const parameters = takeParameters(createEngine(), model)
  initialise(model, parameters, openStream(seed, 'init'))
  return Float32Array.from(parameters.all.data)
}
