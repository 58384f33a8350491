import { z } from 'zod'
import { compareMetrics, compareSettings } from './compare.ts'
import { JUDGED, judgedAlike } from './judged-alike.ts'
import { judgeReplay, type ReplayedRun, ReplayJudgement } from './verdict.ts'

const Setting = z.strictObject({
  at: z.string().describe('JSON pointer'),
  ours: z.string().nullable(),
  theirs: z.string().nullable(),
})
const Gap = z.strictObject({
  series: z.string(),
  shared: z.number().int().describe('Steps that both have'),
  step: z.number().int().describe('Where they are farthest apart'),
  relative: z.number().describe('How far, by the larger of the two'),
  first: z.number().int().nullable().describe('The first step beyond the tolerance'),
  last: z
    .strictObject({ step: z.number().int(), ours: z.number(), theirs: z.number() })
    .describe('How the two stand at the last step that both have'),
})

/** Two runs side by side: what they were told, what they read, how far their numbers are apart, and what the second would be as a replay of the first. */
export const RunComparison = z.strictObject({
  settings: z.array(Setting),
  seeds: z.array(Setting),
  inputs: z.strictObject({ both: z.array(z.string()), ours: z.array(z.string()), theirs: z.array(z.string()) }),
  judged: z.enum(JUDGED).describe('Whether their validation losses were measured on the same texts'),
  metrics: z.array(Gap),
  asReplay: ReplayJudgement,
})
export type RunComparison = z.infer<typeof RunComparison>

/** Compares two runs. Numbers are compared at the steps that both have; `tolerance` is relative to the larger. */
export function compareRuns(ours: ReplayedRun, theirs: ReplayedRun, tolerance: number): RunComparison {
  const [a, b] = [named(ours), named(theirs)]
  return {
    settings: compareSettings(ours.configuration, theirs.configuration),
    seeds: compareSettings(ours.seeds, theirs.seeds),
    inputs: {
      both: [...a].filter((one) => b.has(one)),
      ours: [...a].filter((one) => !b.has(one)),
      theirs: [...b].filter((one) => !a.has(one)),
    },
    judged: judgedAlike(ours, theirs),
    metrics: compareMetrics(ours.metrics, theirs.metrics, tolerance),
    asReplay: judgeReplay(ours, theirs, tolerance),
  }
}

/** What a run read, each as its role and the digest, or the name where there is none. */
function named({ inputs }: ReplayedRun): Set<string> {
  return new Set(inputs.map(({ role, version, name }) => `${role} ${version ?? name}`))
}
