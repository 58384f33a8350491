import { z } from 'zod'

/** What a run did: filtered a dataset by Mimic Score, trained a T6, or something else that read or made versions. */
export const RUN_KINDS = ['grad-mimic', 't6', 'other'] as const
export const RunKind = z.enum(RUN_KINDS)
export type RunKind = z.infer<typeof RunKind>

/**
 * Where a run stands. `waiting`: this registry was asked to carry it out, and has not begun. `abandoned`: nothing was heard of it for too long; that is this
 * registry's guess, so that who reports it may still say how it ended.
 */
export const RUN_STATES = ['waiting', 'running', 'complete', 'failed', 'cancelled', 'abandoned'] as const
export const RunState = z.enum(RUN_STATES)
export type RunState = z.infer<typeof RunState>

/** The states that a run itself ends in. What such a run recorded never changes. */
export const FINAL_STATES = ['complete', 'failed', 'cancelled'] as const satisfies readonly RunState[]
export type FinalState = (typeof FINAL_STATES)[number]

/** Whether the run is over for good: nothing may be added to it. */
export function isFinal(state: RunState): state is FinalState {
  return FINAL_STATES.some((one) => one === state)
}
