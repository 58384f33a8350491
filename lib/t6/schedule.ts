import { sinCos } from '../engine/sin-cos.ts'
import type { Optimiser } from './training-settings.ts'

/**
 * The learning rate of a step, counted from 0: up in a line over the warm-up, (step + 1)/(warmup + 1) of the greatest; then down to the least,
 * which is reached at `decayIters` and kept (t6.md §6).
 */
export function learningRate({ lrMax, lrMin, warmup, schedule, decayIters }: Optimiser, step: number): number {
  if (step < warmup) return (lrMax * (step + 1)) / (warmup + 1)
  if (schedule === 'constant') return lrMax
  if (step >= decayIters) return lrMin
  const share = (step - warmup) / (decayIters - warmup)
  const left = schedule === 'linear' ? 1 - share : (1 + sinCos(Math.PI * share).cos) / 2
  return lrMin + left * (lrMax - lrMin)
}
