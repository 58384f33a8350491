import { type Digest, digestOfJson } from '../digest.ts'
import { ENGINE_VERSION } from './engine.ts'
import { KERNEL_DIGEST } from './kernels.ts'

/** What decides every bit of a run beside this engine: its whole configuration, its seed, and the data that it reads, in order. */
export type ReplayInput = { configurationDigest: Digest; seed: number; dataDigest: Digest }

/** The engine as a run records it. Runs of two engines are never compared bit by bit (engine.md §4). */
export const ENGINE = { version: ENGINE_VERSION, kernelDigest: KERNEL_DIGEST } as const

/**
 * The replay key: two runs that have it in common have the same bits at every step, on any Node and any number of threads (engine.md §3,
 * rule 9). It is a digest of the engine's version and kernel, and of the input.
 */
export function replayKey({ configurationDigest, seed, dataDigest }: ReplayInput): Digest {
  return digestOfJson({ engine: ENGINE, configurationDigest, seed, dataDigest })
}
