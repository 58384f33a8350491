import { digestOf } from '../digest.ts'
import { KERNEL_BASE64 } from './kernel-bytes.ts'

/** The kernels that go over rows and can be split among threads. Their place in this list is their number in a call. */
export const KERNELS = [
  'matmul',
  'matmulEach',
  'attention',
  'attentionBack',
  'softmax',
  'softmaxBack',
  'crossEntropy',
  'rmsNorm',
  'rmsNormBack',
  'rmsNormGain',
  'swiglu',
  'swigluBack',
  'rope',
  'add',
  'addBias',
  'dotRows',
  'dotAway',
  'relu',
  'reluBack',
  'scaleRows',
  'sumRows',
  'tanh',
  'tanhBack',
  'adamw',
  'sgd',
] as const
export type KernelName = (typeof KERNELS)[number]

/** A kernel as WebAssembly offers it: numbers in, mostly nothing out. */
export type Kernel = (...args: number[]) => unknown

/** The built kernel: WebAssembly bytes, from the sources in `kernel/` by `npm run engine:build`. */
export const KERNEL_BYTES: Uint8Array<ArrayBuffer> = new Uint8Array(Buffer.from(KERNEL_BASE64, 'base64'))

/** The kernel's digest: part of every run's record, and of its replay key. */
export const KERNEL_DIGEST = digestOf(KERNEL_BYTES)

/** The kernel `name` of an instance. Refuses a build that has none. */
export function kernelOf(instance: WebAssembly.Instance, name: string): Kernel {
  const found: unknown = instance.exports[name]
  if (!isKernel(found)) throw new Error(`The built kernel has no ${name}. Build it again: npm run engine:build.`)
  return found
}

function isKernel(value: unknown): value is Kernel {
  return typeof value === 'function'
}
