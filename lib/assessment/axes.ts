import type { Finding } from './finding.ts'
import type { Rubric } from './rubric.ts'
import { type AxisAnswer, OPENNESS_AXES } from './scorecard.ts'

/**
 * The three independent axes of openness (`principles.md` §2): yes where every deciding criterion is met, no where one is decided and
 * fails, and it is named; unknown where none fails and one is undecided. Absence of evidence never gives yes.
 */
export function axesOf(findings: readonly Finding[], rubric: Rubric): AxisAnswer[] {
  const outcomes = new Map(findings.map(({ criterion, outcome }) => [criterion, outcome]))
  return OPENNESS_AXES.map((name): AxisAnswer => {
    const axis = rubric.axes.find((one) => one.axis === name)
    if (axis === undefined) throw new Error(`The rubric ${rubric.version} has no axis ${name}.`)
    const unmet = axis.needs.filter(
      ({ criterion, outcomes: wanted }) => !wanted.includes(outcomes.get(criterion) ?? ''),
    )
    const open = unmet
      .filter(({ criterion }) => outcomes.get(criterion) === 'unknown')
      .map(({ criterion }) => criterion)
    const failed = unmet.map(({ criterion }) => criterion).filter((criterion) => !open.includes(criterion))
    if (failed.length > 0) return { axis: name, answer: 'no', because: failed, says: `Not met: ${failed.join(', ')}.` }
    if (open.length > 0) return { axis: name, answer: 'unknown', because: open, says: `Undecided: ${open.join(', ')}.` }
    const met = axis.needs.map(({ criterion }) => criterion)
    const gate = met.find((criterion) => name === 'downloadable' && outcomes.get(criterion) === 'partly')
    const reason = findings.find(({ criterion }) => criterion === gate)?.reason
    return { axis: name, answer: 'yes', because: met, says: reason ?? axis.says }
  })
}
