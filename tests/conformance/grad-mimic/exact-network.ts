import type { LayerRows } from '#lib/grad-mimic/row-terms.ts'

/** A tiny classifier in float64, for tests alone: linear layers with tanh, relu or nothing between them, and cross-entropy. */
export type ExactLayer = { weight: Float64Array; bias: Float64Array; inputs: number; outputs: number }

/** What a linear layer saw of every sample: its inputs, the gradient of each sample's own loss by its outputs. */
export type ExactPass = { loss: number[]; logits: Float64Array; layers: LayerRows[] }

/** Loss of each sample and the rows of every layer, first layer first. */
export function exactPass(
  layers: readonly ExactLayer[],
  activation: 'tanh' | 'relu',
  x: Float64Array,
  labels: readonly number[],
): ExactPass {
  const rows = labels.length
  const seen: Float64Array[] = [x]
  let out = x
  layers.forEach((layer, place) => {
    out = forward(layer, seen.at(-1) ?? x, rows)
    if (place < layers.length - 1) seen.push(out.map((z) => (activation === 'tanh' ? Math.tanh(z) : Math.max(0, z))))
  })
  const classes = layers.at(-1)?.outputs ?? 0
  const loss: number[] = []
  let d = new Float64Array(out.length)
  labels.forEach((label, row) => {
    const z = out.subarray(row * classes, (row + 1) * classes)
    const sum = z.reduce((total, each) => total + Math.exp(each), 0)
    loss.push(Math.log(sum) - (z[label] ?? 0))
    z.forEach((each, c) => {
      d[row * classes + c] = Math.exp(each) / sum - (c === label ? 1 : 0)
    })
  })
  const passed: LayerRows[] = []
  for (let place = layers.length - 1; place >= 0; place -= 1) {
    const { inputs, outputs, weight } = layers[place] ?? { inputs: 0, outputs: 0, weight: x }
    const h = seen[place] ?? x
    passed.unshift({ h, d, rows, inputs, outputs })
    const back = new Float64Array(rows * inputs)
    for (let row = 0; row < rows; row += 1)
      for (let i = 0; i < inputs; i += 1) {
        let sum = 0
        for (let o = 0; o < outputs; o += 1) sum += (d[row * outputs + o] ?? 0) * (weight[o * inputs + i] ?? 0)
        const y = h[row * inputs + i] ?? 0
        back[row * inputs + i] = sum * (activation === 'tanh' ? 1 - y * y : y > 0 ? 1 : 0)
      }
    d = back
  }
  return { loss, logits: out, layers: passed }
}

function forward({ weight, bias, inputs, outputs }: ExactLayer, h: Float64Array, rows: number): Float64Array {
  return Float64Array.from({ length: rows * outputs }, (_, at) => {
    const [row, output] = [Math.floor(at / outputs), at % outputs]
    let sum = bias[output] ?? 0
    for (let i = 0; i < inputs; i += 1) sum += (weight[output * inputs + i] ?? 0) * (h[row * inputs + i] ?? 0)
    return sum
  })
}

/** Σ over samples of c · d hᵀ: the weight gradient of a layer whose rows are scaled. */
export function scaledGradient({ h, d, rows, inputs, outputs }: LayerRows, scale: ArrayLike<number>): number[] {
  return Array.from({ length: outputs * inputs }, (_, at) => {
    const [output, input] = [Math.floor(at / inputs), at % inputs]
    let sum = 0
    for (let row = 0; row < rows; row += 1)
      sum += (scale[row] ?? 0) * (d[row * outputs + output] ?? 0) * (h[row * inputs + input] ?? 0)
    return sum
  })
}
