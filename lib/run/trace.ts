import { z } from 'zod'
import { Digest } from '../digest.ts'
import { requiredLine } from '../evidence.ts'

/** The most steps of a trace that one message carries, and that one run keeps. */
export const MAX_TRACE_SENT = 2_000
export const MAX_TRACE_KEPT = 20_000

/** The digests of what a run held at a step (loss, weights, scores, and so on), by name. They are what a replay is compared by. */
export const TraceStep = z.strictObject({
  step: z.int().min(0),
  digests: z
    .record(requiredLine(200), Digest)
    .refine((digests) => Object.keys(digests).length > 0, 'At least one digest is needed.')
    .refine((digests) => Object.keys(digests).length <= 64, 'At most 64 digests.'),
})
export type TraceStep = z.infer<typeof TraceStep>

/** Two traces compared in order of steps: the same in all that both have, or the first step and part in which they are not. */
export type TraceComparison =
  | { kind: 'same'; steps: number; last: number }
  | { kind: 'differs'; step: number; part: string; ours: Digest; theirs: Digest; agreed: number }
  | { kind: 'nothing-shared' }
  | { kind: 'not-whole'; step: number }

/**
 * Whether two traces agree, bit for bit. Parts are compared in the order of their names; a step counts where both have a part of it. `not-whole`: they agree
 * as far as they go, but a step or part of one is missing in the other.
 */
export function compareTraces(ours: readonly TraceStep[], theirs: readonly TraceStep[]): TraceComparison {
  const other = new Map(theirs.map((one) => [one.step, one.digests]))
  const steps = [...ours].sort((a, b) => a.step - b.step)
  let agreed = 0
  let last = -1
  for (const { step, digests } of steps) {
    const found = other.get(step)
    if (found === undefined) continue
    for (const part of Object.keys(digests).sort()) {
      const [a, b] = [digests[part], found[part]]
      if (a === undefined || b === undefined) continue
      if (a !== b) return { kind: 'differs', step, part, ours: a, theirs: b, agreed }
      last = step
    }
    if (last === step) agreed += 1
  }
  if (agreed === 0) return { kind: 'nothing-shared' }
  const hole = firstHole(steps, theirs)
  return hole === null ? { kind: 'same', steps: agreed, last } : { kind: 'not-whole', step: hole }
}

/** The first step that one of them has and the other has not, or not with the same parts. */
function firstHole(ours: readonly TraceStep[], theirs: readonly TraceStep[]): number | null {
  const parts = (trace: readonly TraceStep[]) =>
    new Map(trace.map(({ step, digests }) => [step, Object.keys(digests).sort().join('\n')]))
  const [a, b] = [parts(ours), parts(theirs)]
  const steps = [...new Set([...a.keys(), ...b.keys()])].sort((one, two) => one - two)
  return steps.find((step) => a.get(step) !== b.get(step)) ?? null
}
