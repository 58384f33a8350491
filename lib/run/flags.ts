import { z } from 'zod'
import type { RunKind } from './state.ts'

/** The questions that a run can raise, by the codes under which a version's score has them too (`principles.md` §7). */
export const RUN_FLAGS = [
  'run-consumes-withdrawn-version',
  'run-consumed-unpinned-version',
  'reference-model-trained-on-disallowed-data',
  'reference-model-provenance-unknown',
] as const
export const RunFlagCode = z.enum(RUN_FLAGS)
export type RunFlagCode = z.infer<typeof RunFlagCode>

/** A question with what raised it, never a verdict. */
export const RunFlag = z.strictObject({ code: RunFlagCode, says: z.string(), raisedBy: z.array(z.string()) })
export type RunFlag = z.infer<typeof RunFlag>

/** An input as far as flags ask. `disallowed`: records that a signal disallows for training; null where none was read. `withdrawnAt` in UTC. */
export type FlaggedInput = {
  role: string
  name: string
  version: string | null
  withdrawnAt: string | null
  disallowed: number | null
}

/** The flags of a run in the order of the list, each with the inputs that raised it. */
export function runFlags(run: { kind: RunKind; startedAt: string | null; inputs: readonly FlaggedInput[] }): RunFlag[] {
  const { inputs, startedAt } = run
  const read = inputs.filter(({ role }) => role !== 'reference-training')
  const began = startedAt === null ? null : Date.parse(startedAt)
  const afterwards = ({ withdrawnAt }: FlaggedInput) =>
    withdrawnAt !== null && began !== null && began > Date.parse(withdrawnAt)
  const found: [RunFlagCode, string, string[]][] = [
    [
      'run-consumes-withdrawn-version',
      'It began after a version that it read was withdrawn.',
      read.filter(afterwards).map(nameOf),
    ],
    [
      'run-consumed-unpinned-version',
      'It names what it read without a digest: which bytes those were can’t be told.',
      inputs.filter(({ version }) => version === null).map(nameOf),
    ],
    [
      'reference-model-trained-on-disallowed-data',
      'The reference model of the filter was trained on records that a signal disallows for training.',
      referenceOf(run) === 'disallowed'
        ? inputs.filter((input) => input.role === 'reference-training' && (input.disallowed ?? 0) > 0).map(nameOf)
        : [],
    ],
    [
      'reference-model-provenance-unknown',
      'What the reference model of the filter was trained on is not recorded by digest.',
      referenceOf(run) === 'unknown' ? ['reference model'] : [],
    ],
  ]
  return found.flatMap(([code, says, raisedBy]) => (raisedBy.length === 0 ? [] : [{ code, says, raisedBy }]))
}

/**
 * What the reference model of a Grad-Mimic run was trained on, in this registry's eyes: `disallowed` where a signal disallows some of it, `unknown` where it
 * is not recorded by digest, `clear` where it is and no signal was found that disallows any. Null: another kind of run, or its signals were never read.
 */
export function referenceOf(run: {
  kind: RunKind
  inputs: readonly Pick<FlaggedInput, 'role' | 'version' | 'disallowed'>[]
}): 'disallowed' | 'unknown' | 'clear' | null {
  if (run.kind !== 'grad-mimic') return null
  const trainedOn = run.inputs.filter(({ role }) => role === 'reference-training')
  if (trainedOn.some(({ disallowed }) => (disallowed ?? 0) > 0)) return 'disallowed'
  if (trainedOn.length === 0 || trainedOn.some(({ version }) => version === null)) return 'unknown'
  return trainedOn.every(({ disallowed }) => disallowed === 0) ? 'clear' : null
}

function nameOf({ name, version }: FlaggedInput): string {
  return name === '' ? (version ?? '') : name
}
