import { z } from 'zod'
import { Digest } from '../digest.ts'
import { compareMetrics, compareSettings } from './compare.ts'
import type { MetricPoint } from './metrics.ts'
import type { RunEngine } from './schema.ts'
import { compareTraces, type TraceStep } from './trace.ts'

/** The version of this rule, kept with each verdict. */
export const REPLAY_RULES = 'replay-2'

/** How far two numbers may be apart, relative to the larger, where a replay states no tolerance of its own. */
export const DEFAULT_TOLERANCE = 1e-6

/** What can come of a replay. `within-tolerance`: numbers are close enough, and bits could not be compared. */
export const REPLAY_VERDICTS = ['identical', 'within-tolerance', 'differs', 'not-replayable'] as const
export const ReplayVerdict = z.enum(REPLAY_VERDICTS)
export type ReplayVerdict = z.infer<typeof ReplayVerdict>

/**
 * What came of a replay. `step`, `part`: the first in which it differs. `compared`: how many steps were compared, by digest (`bitwise`) or by number
 * within `tolerance`; `largest` is the largest relative difference of a number. `reason`: the verdict in a sentence.
 */
export const ReplayJudgement = z.strictObject({
  verdict: ReplayVerdict,
  rules: z.string(),
  bitwise: z.boolean(),
  compared: z.number().int(),
  step: z.number().int().nullable(),
  part: z.string().nullable(),
  ours: Digest.nullable(),
  theirs: Digest.nullable(),
  tolerance: z.number().nullable(),
  largest: z.number().nullable(),
  reason: z.string(),
})
export type ReplayJudgement = z.infer<typeof ReplayJudgement>

/**
 * A run as far as a replay is judged by it. `inputs`: the digests of what it read, by role; `null` for one that is not pinned. `outcome`: the digests of what it came to beside its
 * steps, by name.
 */
export type ReplayedRun = {
  isComplete: boolean
  engine: RunEngine | null
  configuration: unknown
  seeds: Record<string, number>
  inputs: readonly { role: string; version: string | null; name: string }[]
  trace: readonly TraceStep[]
  metrics: readonly MetricPoint[]
  outcome: Record<string, Digest>
}

/**
 * Whether a replay gave what the run had given (`engine.md` §4). Bit for bit only where both were carried out by one engine and kernel; else numbers are
 * compared within a stated tolerance, and a run made elsewhere is never called identical. Other data, settings or seeds: it is no replay.
 */
export function judgeReplay(run: ReplayedRun, replay: ReplayedRun, tolerance: number): ReplayJudgement {
  const why = notAReplay(run, replay)
  if (why !== null) return judgement('not-replayable', { reason: why })
  if (run.engine !== null && replay.engine !== null && sameEngine(run.engine, replay.engine))
    return byDigest(run, replay)
  return byNumber(run, replay, tolerance, whyNotBitwise(run, replay))
}

function notAReplay(run: ReplayedRun, replay: ReplayedRun): string | null {
  const loose = run.inputs.find(({ version }) => version === null)
  if (loose !== undefined)
    return `The run read ${loose.name || 'an input'} without its digest: what it read can’t be read again with certainty.`
  if (inputsOf(run) !== inputsOf(replay))
    return 'The replay read other versions than the run. A run on other data is another run, however close its figures are.'
  const [setting] = compareSettings(run.configuration, replay.configuration)
  if (setting !== undefined)
    return `The replay was told something else: ${setting.at || 'the configuration'} is ${setting.theirs ?? 'left out'}, in the run ${setting.ours ?? 'left out'}.`
  const [seed] = compareSettings(run.seeds, replay.seeds)
  if (seed !== undefined)
    return `The replay had another seed: ${seed.at} is ${seed.theirs ?? 'left out'}, in the run ${seed.ours ?? 'left out'}.`
  if (!run.isComplete) return 'The run did not complete: there is no end to compare with.'
  if (!replay.isComplete) return 'The replay did not complete.'
  return null
}

function inputsOf({ inputs }: ReplayedRun): string {
  return inputs
    .map(({ role, version }) => `${role} ${version}`)
    .sort()
    .join('\n')
}

function sameEngine(a: RunEngine, b: RunEngine): boolean {
  return a.version === b.version && a.kernelDigest === b.kernelDigest && a.selfTest === b.selfTest
}

function byDigest(run: ReplayedRun, replay: ReplayedRun): ReplayJudgement {
  const found = compareTraces(run.trace, replay.trace)
  switch (found.kind) {
    case 'same':
      return byOutcome(run, replay, found)
    case 'differs':
      return judgement('differs', {
        bitwise: true,
        compared: found.agreed + 1,
        step: found.step,
        part: found.part,
        ours: found.ours,
        theirs: found.theirs,
        reason: `At step ${found.step.toLocaleString('en')} ${found.part} differs; ${found.agreed.toLocaleString('en')} recorded steps before it are the same.`,
      })
    case 'nothing-shared':
      return judgement('not-replayable', {
        reason: 'The two traces share no step: there are no digests to compare.',
      })
    case 'not-whole':
      return judgement('not-replayable', {
        reason: `What both recorded is the same, but step ${found.step.toLocaleString('en')} is not recorded alike in both: the traces can’t be compared whole.`,
      })
  }
}

/** The verdict on two runs whose steps are all the same: what they came to is compared too. */
function byOutcome(
  run: ReplayedRun,
  replay: ReplayedRun,
  { steps, last }: { steps: number; last: number },
): ReplayJudgement {
  const told = `Each of the ${steps.toLocaleString('en')} recorded steps, the last being ${last.toLocaleString('en')}, has the same digests`
  const names = [...new Set([...Object.keys(run.outcome), ...Object.keys(replay.outcome)])]
  for (const part of names) {
    const [ours = null, theirs = null] = [run.outcome[part], replay.outcome[part]]
    if (ours === null || theirs === null)
      return judgement('not-replayable', { reason: `${told}, but the digest of ${part} is not recorded in both.` })
    if (ours !== theirs)
      return judgement('differs', {
        ...{ bitwise: true, compared: steps, step: last, part, ours, theirs },
        reason: `${told}, but what was made of them is another: ${part} came out otherwise.`,
      })
  }
  const also = names.length === 0 ? '' : `, and what was made of them is the same: ${names.join(', ')}`
  return judgement('identical', { bitwise: true, compared: steps, reason: `${told}${also}.` })
}

function whyNotBitwise({ engine: a }: ReplayedRun, { engine: b }: ReplayedRun): string {
  if (a === null) return 'The run was made elsewhere, so that it can’t be repeated bit for bit.'
  if (b === null) return 'The replay was made elsewhere, so that it can’t be compared bit for bit.'
  const other = a.kernelDigest === b.kernelDigest ? 'version of the engine' : 'kernel'
  return `The replay used another ${other}, so that it can’t be compared bit for bit.`
}

function byNumber(run: ReplayedRun, replay: ReplayedRun, tolerance: number, why: string): ReplayJudgement {
  const gaps = compareMetrics(run.metrics.filter(isResult), replay.metrics, tolerance)
  const [worst] = [...gaps].sort((a, b) => b.relative - a.relative)
  if (worst === undefined)
    return judgement('not-replayable', { reason: `${why} Nor do the two share a series of numbers.` })
  const compared = gaps.reduce((sum, { shared }) => sum + shared, 0)
  const [beyond] = gaps
    .flatMap(({ series, first }) => (first === null ? [] : [{ series, first }]))
    .sort((a, b) => a.first - b.first)
  const measured = { compared, tolerance, largest: worst.relative }
  if (beyond === undefined)
    return judgement('within-tolerance', {
      ...measured,
      reason: `${why} Of ${compared.toLocaleString('en')} numbers none is farther apart than ${tolerance}; the largest difference is ${worst.relative.toExponential(1)} (${worst.series}, step ${worst.step.toLocaleString('en')}).`,
    })
  return judgement('differs', {
    ...measured,
    step: beyond.first,
    part: beyond.series,
    reason: `${why} At step ${beyond.first.toLocaleString('en')} ${beyond.series} is farther apart than ${tolerance}.`,
  })
}

/** How fast a run went says nothing of what came out. */
function isResult({ series }: MetricPoint): boolean {
  return !series.endsWith('/s')
}

function judgement(verdict: ReplayVerdict, over: Partial<ReplayJudgement> & { reason: string }): ReplayJudgement {
  return {
    verdict,
    rules: REPLAY_RULES,
    bitwise: false,
    compared: 0,
    step: null,
    part: null,
    ours: null,
    theirs: null,
    tolerance: null,
    largest: null,
    ...over,
  }
}
