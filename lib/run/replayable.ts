import type { RunEngine } from './schema.ts'
import type { RunKind, RunState } from './state.ts'

/** A run as far as it matters whether it can be carried out again. `inputs`: each with whether it is withdrawn, and by what version it is succeeded. */
export type RepeatedRun = {
  kind: RunKind
  state: RunState
  executor: 'reporter' | 'registry'
  engine: RunEngine | null
  inputs: readonly { name: string; version: string | null; isWithdrawn: boolean; successor: string | null }[]
}

/**
 * Why a run can’t be carried out again, in a sentence; null: it can, as far as its record tells. Whether its texts are still there shows when they are
 * read.
 */
export function whyNotReplayable({ kind, state, executor, engine, inputs }: RepeatedRun): string | null {
  if (kind === 'other')
    return 'A run of another kind is not carried out here; a T6 training and a Grad-Mimic filter are.'
  if (executor === 'reporter' && engine === null)
    return 'It was made elsewhere, on another engine: this registry can’t repeat it. Repeat it where it was made, report that as a run, and name it here.'
  if (executor === 'reporter')
    return 'It was carried out by whoever reported it: this registry repeats what it carried out itself.'
  if (state !== 'complete') return `It is ${state}: only a complete run has an end to compare with.`
  const loose = inputs.find(({ version }) => version === null)
  if (loose !== undefined) return `It read ${loose.name} without a digest: what that was can’t be told.`
  const withdrawn = inputs.find(({ isWithdrawn }) => isWithdrawn)
  if (withdrawn === undefined) return null
  const next =
    withdrawn.successor === null
      ? 'It has no successor.'
      : `A ${kind === 't6' ? 'training' : 'filter'} on its successor, ${withdrawn.successor}, is a new run and no replay.`
  return `It read ${withdrawn.name}, which is withdrawn since. ${next}`
}
