import { z } from 'zod'
import { Digest } from '../digest.ts'
import { VersionFacts } from './facts.ts'
import { Finding, PrincipleId, Remedy } from './finding.ts'
import { Rubric } from './rubric.ts'

/** The form of a score and of its export; a new number if a member is ever added, renamed or read in another way. */
export const SCORE_FORMAT = 'colophon-score/1'

/**
 * The sum of one principle, as it is shown: the points of its applicable criteria, how many of those are decided, and the mean
 * (points divided by applicable, 0 to 1).
 */
export const PrincipleScore = z.strictObject({
  principle: PrincipleId,
  points: z.number(),
  applicable: z.number().int(),
  decided: z.number().int(),
  mean: z.number(),
})
export type PrincipleScore = z.infer<typeof PrincipleScore>

/** The sums of all seven: there is no grand total, only the mean of the means with the minimum beside it. */
export const Sums = z.strictObject({
  principles: z.array(PrincipleScore).length(7),
  minimum: z.strictObject({ principle: PrincipleId, mean: z.number() }),
  mean: z.number(),
  applicable: z.number().int(),
  decided: z.number().int(),
})
export type Sums = z.infer<typeof Sums>

/** One axis of openness: yes, no or unknown, the criteria that decide it so, and a sentence. */
export const OPENNESS_AXES = ['openly-licensed', 'downloadable', 'replicable'] as const
export const AxisAnswer = z.strictObject({
  axis: z.enum(OPENNESS_AXES),
  answer: z.enum(['yes', 'no', 'unknown']),
  because: z.array(z.string()),
  says: z.string(),
})
export type AxisAnswer = z.infer<typeof AxisAnswer>

/** Red flags (`principles.md` §7): beside the score, never averaged away. The first three are also licence flags. */
export const SCORE_FLAGS = [
  'collection-licence-broader-than-parts',
  'licence-evidence-missing-or-unarchived',
  'evidence-younger-than-retrieval',
  'training-disallowed-but-included',
  'documented-counts-disagree',
  'run-consumes-withdrawn-version',
  'run-consumed-unpinned-version',
  'reference-model-trained-on-disallowed-data',
  'reference-model-provenance-unknown',
] as const
export type ScoreFlagCode = (typeof SCORE_FLAGS)[number]

/** A question with evidence, not a verdict: which, in a sentence, and what raised it (parts, runs, counts). */
export const ScoreFlag = z.strictObject({
  code: z.enum(SCORE_FLAGS),
  says: z.string(),
  raisedBy: z.array(z.string()),
  evidence: z.array(z.string()),
})
export type ScoreFlag = z.infer<typeof ScoreFlag>

/** What mending one criterion would do to its principle's mean, at most. */
export const Raise = z.strictObject({ criterion: z.string(), principle: PrincipleId, gain: z.number(), remedy: Remedy })
export type Raise = z.infer<typeof Raise>

/** A score: everything that follows from the facts under one rubric. */
export const Score = z.strictObject({
  format: z.literal(SCORE_FORMAT),
  version: Digest,
  asOf: z.string(),
  rubric: z.strictObject({ version: z.string(), digest: Digest }),
  factsDigest: Digest,
  findings: z.array(Finding).length(40),
  sums: Sums,
  axes: z.array(AxisAnswer).length(3),
  flags: z.array(ScoreFlag),
  raises: z.array(Raise),
})
export type Score = z.infer<typeof Score>

/**
 * The document from which a third party recomputes a score: the facts and the rubric whole, and the score. `digest`: sha256 of the
 * RFC 8785 form of all of it but `digest` itself.
 */
export const ScoreExport = z.strictObject({
  format: z.literal('colophon-score-export/1'),
  facts: VersionFacts,
  rubric: Rubric,
  score: Score,
  disclaimer: z.string(),
  digest: Digest,
})
export type ScoreExport = z.infer<typeof ScoreExport>
