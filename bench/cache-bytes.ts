import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createEngine } from '#lib/engine/engine.ts'
import { openStream } from '#lib/engine/random.ts'
import { cacheBytesPerToken } from '#lib/t6/cache-size.ts'
import { openDecoder } from '#lib/t6/decoder.ts'
import { initialise } from '#lib/t6/init.ts'
import type { T6Model } from '#lib/t6/model.ts'
import { takeParameters } from '#lib/t6/parameters.ts'
import type { Row } from './row.ts'

/** How far the measured ratio may be from the formula's: what the decoder keeps beside its factors. */
const TOLERANCE = 0.01

/** What a decoder keeps of a token: factors beside whole keys and values, in bytes that were really allocated, and as the formula says. */
export function cacheBytes(factored: T6Model, whole: T6Model): Row {
  const [ours, peer] = [keptPerToken(factored), keptPerToken(whole)]
  const said = (cacheBytesPerToken(whole, 4) ?? Number.NaN) / (cacheBytesPerToken(factored, 4) ?? Number.NaN)
  const ratio = peer / ours
  return {
    bench: 'engine t6 cache',
    ...{ ours, peer, ratio, goal: said, holds: Math.abs(ratio / said - 1) <= TOLERANCE, unit: 'bytes' },
    note: `a token in ${factored.L} layers as float32, ${factored.variant} beside ${whole.variant} of the same ${factored.h} heads of ${factored.dHead}; array buffers that ${factored.context} tokens added, after a collection; goal: the formula's ratio, within ${TOLERANCE * 100} %`,
  }
}

/** Bytes of array buffers that reading a full context added, by token. */
function keptPerToken(model: T6Model): number {
  const engine = createEngine()
  const parameters = takeParameters(engine, model)
  initialise(model, parameters, openStream(1, 'init'))
  const decoder = openDecoder(engine, model, parameters)
  const before = liveBytes()
  for (let token = 0; token < model.context; token += 1) decoder.read(token % model.vocab)
  const kept = liveBytes() - before
  return decoder.position === 0 ? Number.NaN : kept / decoder.position
}

/** Bytes of the array buffers that are still in use. */
function liveBytes(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
  return process.memoryUsage().arrayBuffers
}
