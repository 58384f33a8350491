import { type Random, uniform } from '../engine/random.ts'
import type { Tensor } from '../engine/tensor.ts'
import type { T6Model } from './model.ts'
import type { Parameters } from './parameters.ts'
import { rolesOf } from './roles.ts'

/** How a weight begins: zeros, ones, or uniform between −bound and bound. `rule`: in words, as a run record states it. */
export type Beginning = { kind: 'zeros' | 'ones' } | { kind: 'uniform'; bound: number; rule: string }

/**
 * How the weight of that name begins (t6.md §6): both output projections at zero; factor weights Xavier-uniform on their three-dimensional
 * view, with PyTorch's fan rule; the rest as PyTorch's Linear. Factors that are parameters: Xavier on heads (or head size) and rank, ours.
 */
export function beginningOf(model: T6Model, name: string): Beginning {
  const { dModel: d, h, dHead } = model
  if (name.endsWith('c_proj.weight')) return { kind: 'zeros' }
  if (name.endsWith('subln.weight')) return { kind: 'ones' }
  const factor = /\.W_([AB])_([qkv])\.weight$/.exec(name)
  const role = factor === null ? undefined : Object.values(rolesOf(model)).find((found) => found.role === factor[2])
  if (factor === null || role === undefined)
    return { kind: 'uniform', bound: 1 / Math.sqrt(d), rule: '1/√d, as Linear' }
  const { rank } = role
  if (factor[1] === 'A')
    return role.a === 'context'
      ? { kind: 'uniform', bound: Math.sqrt(6 / (rank * (h + d))), rule: '√(6/(R(h+d)))' }
      : { kind: 'uniform', bound: Math.sqrt(6 / (h + rank)), rule: '√(6/(h+R))' }
  return role.b === 'context'
    ? { kind: 'uniform', bound: Math.sqrt(6 / (dHead * (rank + d))), rule: '√(6/(d_h(R+d)))' }
    : { kind: 'uniform', bound: Math.sqrt(6 / (dHead + rank)), rule: '√(6/(d_h+R))' }
}

/** Gives every weight its beginning, from the stream `init`: names in order, each row by row. What is zero or one draws nothing. */
export function initialise(model: T6Model, parameters: Parameters, random: Random): void {
  for (const name of parameters.names) begin(parameters.named(name), beginningOf(model, name), random)
}

function begin({ data }: Tensor, beginning: Beginning, random: Random): void {
  if (beginning.kind !== 'uniform') {
    data.fill(beginning.kind === 'ones' ? 1 : 0)
    return
  }
  for (let i = 0; i < data.length; i += 1) data[i] = (2 * uniform(random) - 1) * beginning.bound
}
