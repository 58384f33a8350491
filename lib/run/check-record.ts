import { type ArithmeticCheck, recompute } from './check.ts'
import { checkGradMimic } from './check-grad-mimic.ts'
import { checkT6 } from './check-t6.ts'
import { GradMimicConfiguration, GradMimicResult } from './grad-mimic-record.ts'
import type { RunInput } from './inputs.ts'
import { missingForReplay, type RecordedRun } from './missing.ts'
import { T6Configuration, T6Result } from './t6-record.ts'

/** The rule's version, kept with what it says. */
export const RECORD_CHECK_RULES = 'run-record-2'

/** What a run's record says of itself, checked: its figures recomputed, and what a repetition would need that it does not say. */
export type CheckedRecord = { rules: string; arithmetic: ArithmeticCheck[]; missing: { at: string; why: string }[] }

/** The arithmetic of a run's record, and what it leaves open (`t6.md` §9 and §10, `grad-mimic.md` §10). A claim is never taken for the figure. */
export function checkRecord(run: RecordedRun): CheckedRecord {
  return {
    rules: RECORD_CHECK_RULES,
    arithmetic: [...weights(run.inputs), ...ofKind(run)],
    missing: missingForReplay(run),
  }
}

function ofKind({ kind, configuration, result }: RecordedRun): ArithmeticCheck[] {
  if (kind === 't6') {
    const claims = result === null ? null : T6Result.parse(result)
    return checkT6(T6Configuration.parse(configuration), claims)
  }
  if (kind === 'grad-mimic') {
    const claims = result === null ? null : GradMimicResult.parse(result)
    return checkGradMimic(GradMimicConfiguration.parse(configuration), claims)
  }
  return []
}

/** The weights of what was trained on add up to 1, where each has one. */
function weights(inputs: readonly RunInput[]): ArithmeticCheck[] {
  const given = inputs.filter(({ role }) => role === 'training').map(({ weight }) => weight)
  const known = given.flatMap((weight) => weight ?? [])
  if (known.length === 0 || known.length < given.length) return []
  const sum = Number(known.reduce((total, weight) => total + weight, 0).toFixed(6))
  return recompute('Weights of what was trained on', 1, sum, `The sum of ${known.length}.`)
}
