import { Refusal } from '../error.ts'
import type { EpochTrace, MimicTrace, StepTrace } from './trace.ts'

/**
 * Several scorings of the same records as one trace, each an epoch of its own with its own steps: so that a filter can vote over
 * recorded checkpoints of a base as it does over epochs. Refuses traces of other records, and an empty list.
 */
export function joinTraces(traces: readonly MimicTrace[]): MimicTrace {
  const epochs: EpochTrace[] = []
  const steps: StepTrace[] = []
  const records = traces[0]?.epochs[0]?.m.length
  if (records === undefined) throw new Refusal('invalid', 'There is no scoring to join: give one at least.')
  traces.forEach((trace, place) => {
    const [byEpochs, bySteps] = [epochs.length, steps.length]
    for (const epoch of trace.epochs) {
      if (epoch.m.length !== records)
        throw new Refusal(
          'invalid',
          `Scoring ${place} is of ${epoch.m.length} records, and the first of ${records}: score the same records.`,
        )
      const moved = epoch.step.map((step) => (step < 0 ? step : step + bySteps))
      epochs.push({ ...epoch, epoch: epoch.epoch + byEpochs, step: moved })
    }
    for (const step of trace.steps) steps.push({ ...step, step: step.step + bySteps, epoch: step.epoch + byEpochs })
  })
  return { epochs, steps }
}
