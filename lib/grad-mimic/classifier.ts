import { z } from 'zod'
import { normal, type Random, uniform } from '../engine/random.ts'
import { Refusal } from '../error.ts'

export const ACTIVATIONS = ['tanh', 'relu'] as const

/**
 * A classifier over feature records: linear layers with a bias, of these widths, and the activation between them. No hidden layer:
 * a linear probe.
 */
export const Classifier = z.strictObject({
  inputs: z.int().min(1).max(65_536),
  hidden: z.array(z.int().min(1).max(65_536)).max(8).default([]),
  activation: z.enum(ACTIVATIONS).default('relu'),
  classes: z.int().min(2).max(65_536),
})
export type Classifier = z.infer<typeof Classifier>

/** A linear layer: its name as its place in a sequence of layers and activations (`0`, `2`, …), and its sizes. */
export type LayerShape = { name: string; inputs: number; outputs: number }

/** Weights by name, `0.weight` (outputs × inputs) and `0.bias`, `2.weight` and so on. */
export type Weights = Record<string, Float32Array>

/** The linear layers of a classifier, the first first. */
export function layersOf({ inputs, hidden, classes }: Classifier): LayerShape[] {
  const widths = [inputs, ...hidden, classes]
  return widths
    .slice(1)
    .map((outputs, place) => ({ name: String(place * 2), inputs: widths[place] ?? inputs, outputs }))
}

/** How many numbers each weight has, in the order in which they are always gone through: layer by layer, weight before bias. */
export function weightSizes(model: Classifier): [name: string, size: number][] {
  return layersOf(model).flatMap(({ name, inputs, outputs }): [string, number][] => [
    [`${name}.weight`, inputs * outputs],
    [`${name}.bias`, outputs],
  ])
}

/** Fresh weights from the stream `init`: each uniform between ±1/√inputs of its layer, in the order of `weightSizes`. */
export function initWeights(model: Classifier, random: Random): Weights {
  const bounds = new Map(layersOf(model).map(({ name, inputs }) => [name, 1 / Math.sqrt(inputs)]))
  const drawn = weightSizes(model).map(([name, size]): [string, Float32Array] => {
    const bound = bounds.get(name.slice(0, name.indexOf('.'))) ?? 0
    return [name, Float32Array.from({ length: size }, () => (2 * uniform(random) - 1) * bound)]
  })
  return Object.fromEntries(drawn)
}

/** The weights with normal noise of deviation sigma on one of them, as a worse reference is simulated. */
export function blurWeight(weights: Weights, name: string, sigma: number, random: Random): Weights {
  const blurred = (values: Float32Array) => values.map((value) => value + sigma * normal(random))
  return Object.fromEntries(
    Object.entries(weights).map(([key, values]) => [key, key === name ? blurred(values) : values]),
  )
}

/** The weights, if they are those of the model. Refuses what is missing, strange, of another size or not finite; `what`: whose they are. */
export function checkWeights(model: Classifier, weights: Weights, what: string): Weights {
  const sizes = new Map(weightSizes(model))
  const strange = Object.keys(weights).find((name) => !sizes.has(name))
  if (strange !== undefined)
    throw new Refusal('invalid', `${what} has ${strange}, which the model has not: both must be of one shape.`)
  for (const [name, size] of sizes) {
    const given = weights[name]
    if (given === undefined) throw new Refusal('invalid', `${what} has no ${name}: it must be of the model's shape.`)
    if (given.length !== size)
      throw new Refusal(
        'invalid',
        `${what} has ${given.length} numbers in ${name}, and the model has ${size}: both must be of one shape.`,
      )
    if (!given.every(Number.isFinite))
      throw new Refusal('invalid', `${what} has a number in ${name} that is not finite.`)
  }
  return weights
}
