import type { Found } from '#app/_ui/mark.tsx'
import type { CheckOutcome } from '#lib/run/check.ts'
import type { StatePart } from '#lib/run/input-state.ts'
import type { InputRole } from '#lib/run/inputs.ts'
import type { RunKind, RunState } from '#lib/run/state.ts'
import type { ReplayVerdict } from '#lib/run/verdict.ts'
import type { T6Variant } from '#lib/t6/shape.ts'

/** What a run was, in words. */
export const KIND_WORDS = {
  'grad-mimic': 'Grad-Mimic filter',
  t6: 'T6 training',
  other: 'other run',
} as const satisfies Record<RunKind, string>

/** Where a run stands, in words. */
export const STATE_WORDS = {
  waiting: 'waiting to begin',
  running: 'running',
  complete: 'complete',
  failed: 'failed',
  cancelled: 'cancelled',
  abandoned: 'abandoned: not heard of for too long',
} as const satisfies Record<RunState, string>

/** What a run read something for, in words; or that it made it. */
export const ROLE_WORDS = {
  training: 'trained on',
  evaluation: 'evaluated on',
  'filter-input': 'filtered',
  'reference-training': 'its reference model was trained on',
  output: 'made',
} as const satisfies Record<InputRole | 'output', string>

/** The disc that draws what came of a replay. */
export const VERDICT_DISC = {
  identical: 'yes',
  'within-tolerance': 'partly',
  differs: 'no',
  'not-replayable': 'unknown',
} as const satisfies Record<ReplayVerdict, Found>

/** What came of a replay, in words; `step` is the first that differs. */
export function verdictWords(verdict: ReplayVerdict, step: number | null): string {
  if (verdict === 'differs') return step === null ? 'differs' : `differs at step ${step.toLocaleString('en')}`
  return verdict === 'within-tolerance' ? 'within tolerance' : verdict === 'identical' ? 'identical' : 'not replayable'
}

/** The disc that draws how a claim stands beside what was recomputed. */
export const CHECK_DISC = {
  agrees: 'yes',
  rounds: 'yes',
  differs: 'no',
  'not-claimed': 'na',
  unknown: 'unknown',
} as const satisfies Record<CheckOutcome, Found>

/** How a claim stands beside what was recomputed, in words. */
export const CHECK_WORDS = {
  agrees: 'agrees',
  rounds: 'agrees, rounded',
  differs: 'differs',
  'not-claimed': 'not claimed',
  unknown: 'can’t be recomputed',
} as const satisfies Record<CheckOutcome, string>

/** What of an input is another than it was, in words. */
export const PART_WORDS = {
  status: 'standing',
  license: 'licence',
  preferences: 'signals',
  copies: 'copies',
  archive: 'what the copies come to',
} as const satisfies Record<StatePart, string>

/** The kinds of attention, in words. */
export const VARIANT_WORDS = {
  mha: 'multi-head (MHA)',
  mqa: 'multi-query (MQA)',
  gqa: 'grouped-query (GQA)',
  mla: 'multi-head latent (MLA)',
  tpa: 'tensor product (TPA)',
  kvonly: 'TPA of keys and values only',
  nonctxA: 'TPA, heads not contextual',
  nonctxB: 'TPA, features not contextual',
} as const satisfies Record<T6Variant, string>
