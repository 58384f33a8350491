import { expect, test } from '@playwright/test'
import { adamw } from '#lib/engine/adamw.ts'
import { clipFactor, gradientNorm } from '#lib/engine/clip.ts'
import { countTargets, crossEntropy } from '#lib/engine/cross-entropy.ts'
import { createEngine } from '#lib/engine/engine.ts'
import { rope, ropeTables } from '#lib/engine/rope.ts'
import type { Tensor } from '#lib/engine/tensor.ts'
import { attendNormedBack, backward } from '#lib/t6/backward.ts'
import { attendNormed, forward } from '#lib/t6/forward.ts'
import { T6Model } from '#lib/t6/model.ts'
import { type Parameters, takeParameters } from '#lib/t6/parameters.ts'
import { factorRow } from '#lib/t6/roles.ts'
import { takeWorkspace, type Workspace } from '#lib/t6/workspace.ts'
import { type Golden, type Numbers, readGolden, relativeDifference } from './golden-file.ts'

const FORWARD = 1e-6
const GRADIENT = 2e-6

function modelOf({ config }: Golden, rounding: 'exact' | 'bf16' = 'exact') {
  const { n_embd = 12, n_head = 1, head_dim, q_rank = 0, rank = 1, vocab_size = 2, n_layer = 1, T } = config
  const kvonly = config.variant === 't6-kvonly'
  const ranks = { ...(kvonly ? {} : { RQ: q_rank }), RK: rank, RV: rank }
  const sizes = {
    L: n_layer,
    dModel: n_embd,
    h: n_head,
    dHead: head_dim,
    ffnHidden: config.mlp_hidden ?? 1,
    vocab: vocab_size,
  }
  const rope = { base: 10_000, pairing: 'halves', partialFactor: 1, appliedTo: 'factors', indexFrom: 0, rounding }
  const variant = kvonly ? 'kvonly' : 'tpa'
  return T6Model.parse({
    variant,
    ...sizes,
    ...ranks,
    context: T,
    rope,
    tied: true,
    headNorm: config.using_groupnorm === true,
  })
}

function open(golden: Golden, prefix: string, rounding: 'exact' | 'bf16' = 'exact') {
  const engine = createEngine()
  const model = modelOf(golden, rounding)
  const [parameters, gradients] = [takeParameters(engine, model), takeParameters(engine, model)]
  for (const [name, { data }] of Object.entries(golden.weights)) parameters.named(prefix + name).data.set(data)
  return { engine, model, parameters, gradients, space: takeWorkspace(engine, model, golden.config.B, golden.config.T) }
}

/** For each weight that the file knows, how far what was found is from what is wanted. */
function worst(found: Parameters, wanted: Record<string, Numbers> | undefined, prefix: string): number {
  const names = Object.keys(wanted ?? {}).filter((name) => name !== 'x')
  expect(names.length).toBeGreaterThan(4)
  return Math.max(...names.map((name) => relativeDifference(found.named(prefix + name).data, wanted?.[name])))
}

for (const rounding of ['exact', 'bf16'] as const)
  test(`01: RoPE by halves, ${rounding}`, () => {
    const { config, inputs, expected } = readGolden('01-rope')
    const wanted = rounding === 'exact' ? expected.exact_f64 : expected.reference_f32_bf16rope
    const engine = createEngine()
    const tables = ropeTables(engine, { positions: config.T, size: config.head_dim, base: 10_000, rounding })
    const x = engine.tensor(config.T, 2 * config.head_dim)
    x.data.set(inputs.x?.data ?? [])
    rope(engine, x, tables, { first: 0, count: 2, tokens: config.T, back: false })
    expect(relativeDifference(tables.cos.data, wanted?.cos)).toBeLessThan(1e-7)
    expect(relativeDifference(tables.sin.data, wanted?.sin)).toBeLessThan(1e-7)
    expect(relativeDifference(x.data, wanted?.y)).toBeLessThan(FORWARD)
    rope(engine, x, tables, { first: 0, count: 2, tokens: config.T, back: true })
    if (rounding === 'exact' && inputs.x) expect(relativeDifference(x.data, inputs.x)).toBeLessThan(FORWARD)
  })

for (const name of ['02-attn-rq2-r1', '03-attn-rq6-r2', '04-attn-kvonly-r2', '05-attn-groupnorm-rq3-r2'])
  test(`${name}: heads, output, factors and every gradient of attention`, () => {
    const golden = readGolden(name)
    const prefix = 'transformer.h.0.attn.'
    const wanted = golden.expected.exact_f64
    const { engine, model, parameters, gradients, space } = open(golden, prefix)
    const state = space.layers[0]
    if (state === undefined) throw new Error('A model has a layer.')
    state.normed.data.set(golden.inputs.x?.data ?? [])
    attendNormed(space, parameters, 0, state)
    expect(relativeDifference(state.middle.data, wanted.y)).toBeLessThan(FORWARD)
    for (const role of ['q', 'k', 'v'] as const)
      expect(relativeDifference(state[role].data, wanted[role]), role).toBeLessThan(FORWARD)
    for (const [factor, numbers] of Object.entries(wanted.factors ?? {}))
      expect(relativeDifference(columns(model, state.factors, factor), numbers), factor).toBeLessThan(FORWARD)
    space.back.dx.data.set(golden.inputs.dy?.data ?? [])
    attendNormedBack(space, parameters, gradients, 0, state)
    expect(relativeDifference(space.back.dnormed.data, wanted.grads?.x)).toBeLessThan(GRADIENT)
    expect(worst(gradients, wanted.grads, prefix)).toBeLessThan(GRADIENT)
    expect(engine.threads()).toBe(1)
  })

/** A file's factor (`A_q`, `B_k_rope`) out of the rows that hold all. */
function columns(model: T6Model, rows: Tensor, factor: string): Float32Array {
  const piece = factorRow(model).pieces.find(({ name }) => name === `W_${factor.replace('_rope', '')}`)
  if (piece === undefined) throw new Error(`There is no factor ${factor}.`)
  const from = (row: number) => row * rows.cols + piece.first
  return Float32Array.from(
    Array.from({ length: rows.rows }, (_, row) => [...rows.data.subarray(from(row), from(row) + piece.width)]).flat(),
  )
}

for (const name of ['06-t6-1layer-rq3-r2-train', '07-t6-2layer-rq6-r2'])
  test(`${name}: logits, loss and every gradient of the model`, () => {
    const golden = readGolden(name)
    const wanted = golden.expected.exact_f64
    const { parameters, gradients, space } = open(golden, '')
    const loss = pass(golden, space, parameters, () => {
      expect(relativeDifference(space.logits.data, wanted.logits)).toBeLessThan(FORWARD)
    })
    expect(Math.abs(loss / (wanted.loss ?? 0) - 1)).toBeLessThan(FORWARD)
    backward(space, parameters, gradients)
    expect(worst(gradients, wanted.grads, '')).toBeLessThan(GRADIENT)
  })

test('07 with tables in bfloat16: the reference as it is', () => {
  const golden = readGolden('07-t6-2layer-rq6-r2')
  const wanted = golden.expected.reference_f32_bf16rope
  const { parameters, space } = open(golden, '', 'bf16')
  const loss = pass(golden, space, parameters, () => {
    expect(relativeDifference(space.logits.data, wanted?.logits)).toBeLessThan(FORWARD)
  })
  expect(Math.abs(loss / (wanted?.loss ?? 0) - 1)).toBeLessThan(FORWARD)
})

test('06: three steps of AdamW, clipped, end at the same weights', () => {
  const golden = readGolden('06-t6-1layer-rq3-r2-train')
  const wanted = golden.expected.exact_f64.adamw
  if (wanted === undefined) throw new Error('The file has no steps.')
  const { engine, model, parameters, gradients, space } = open(golden, '')
  const [m, u] = [takeParameters(engine, model), takeParameters(engine, model)]
  const settings = { beta1: wanted.betas[0], beta2: wanted.betas[1], eps: wanted.eps, weightDecay: wanted.weight_decay }
  let powers = { beta1: 1, beta2: 1 }
  for (const step of wanted.steps) {
    gradients.all.data.fill(0)
    const loss = pass(golden, space, parameters, () => undefined)
    backward(space, parameters, gradients)
    const norm = gradientNorm(engine, [gradients.all])
    expect(Math.abs(loss / step.loss - 1)).toBeLessThan(FORWARD)
    expect(Math.abs(norm / step.grad_norm_before_clip - 1)).toBeLessThan(GRADIENT)
    const one = { theta: parameters.all, grad: gradients.all, m: m.all, u: u.all }
    powers = adamw(engine, [one], settings, { rate: wanted.lr, clip: clipFactor(norm, wanted.grad_clip), powers })
  }
  expect(worst(parameters, wanted.weights_after, '')).toBeLessThan(FORWARD)
})

/** One pass forward and the loss, whose gradient takes the logits' place; `look` sees them before. */
function pass(golden: Golden, space: Workspace, parameters: Parameters, look: () => void): number {
  space.ids.set(golden.inputs.idx?.data ?? [])
  space.loss.targets.data.set(golden.inputs.targets?.data ?? [])
  forward(space, parameters)
  look()
  const counted = countTargets(space.loss, space.ids.length)
  return crossEntropy(space.engine, space.logits, space.loss, { grad: space.logits, scale: 1 / counted }).sum / counted
}
