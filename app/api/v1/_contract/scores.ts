import { z } from 'zod'
import { AnswerOpinionDraft, FindingAnswer, FindingAnswerDraft } from '#lib/assessment/answer.ts'
import { Score, ScoreExport } from '#lib/assessment/scorecard.ts'
import { Digest } from '#lib/digest.ts'
import { emptyBody, jsonBody, NO_BODY } from './body.ts'
import { operation } from './operation.ts'
import { DigestParams, NOTHING } from './parameters.ts'

const group = 'Scores'

const ListedScore = z.strictObject({
  digest: Digest,
  rubric: z.string(),
  asOf: z.string(),
  factsDigest: Digest,
  means: z.array(z.number()).describe('Of the seven principles, in order'),
  mean: z.number(),
  minimum: z.number(),
  by: z.string(),
  at: z.iso.datetime({ offset: true }),
})

/** A frozen score as it is told: what was found, who had it made, and what maintainers answered. */
const ToldScore = z.strictObject({
  digest: Digest,
  by: z.string(),
  at: z.iso.datetime({ offset: true }),
  score: Score,
  answers: z.array(FindingAnswer),
})

export const VersionScores = z.strictObject({
  version: Digest,
  score: ToldScore.nullable().describe(
    'The newest one, or the one asked for; null where the version was never assessed',
  ),
  history: z.array(ListedScore).describe('Newest first'),
  disclaimer: z.string(),
})
export type VersionScores = z.infer<typeof VersionScores>

const ScoreQuery = z.object({
  score: Digest.optional().describe('The digest of one score of its history; left out: the newest'),
  format: z.enum(['json', 'export']).default('json').describe('`export`: the document from which others recompute it'),
})

export const readScoreOperation = operation({
  id: 'readScore',
  method: 'GET',
  path: '/versions/{digest}/score',
  group,
  summary: 'Read the score of a version against the seven principles',
  details:
    'The newest score with every finding, its reason, evidence and remedy, the sums, the three axes of openness and the red flags, with the answers of maintainers and the history. `format=export` gives the facts and the rubric whole, from which the sums and the digest can be recomputed: its bytes are RFC 8785 canonical JSON. A score is neither a certificate nor legal advice.',
  params: DigestParams,
  query: ScoreQuery,
  body: NO_BODY,
  answers: [
    {
      status: 200,
      describe: 'The score and its history, or with `format=export` the document',
      schema: VersionScores.or(ScoreExport),
    },
  ],
  account: 'none',
  writes: false,
})

export const assessVersionOperation = operation({
  id: 'assessVersion',
  method: 'POST',
  path: '/versions/{digest}/score',
  group,
  summary: 'Assess a version',
  details:
    'Scores the facts as they stand today, and freezes the score under version, rubric, day and facts. Earlier scores stay. The same facts on the same day make no second score.',
  params: DigestParams,
  query: NOTHING,
  body: emptyBody(),
  answers: [
    { status: 201, describe: 'Assessed: the new score', schema: z.strictObject({ digest: Digest, score: Score }) },
    {
      status: 200,
      describe: 'Nothing has changed today: the score that stands',
      schema: z.strictObject({ digest: Digest, score: Score }),
    },
  ],
  account: 'audit',
  writes: true,
})

export const readBadgeOperation = operation({
  id: 'readScoreBadge',
  method: 'GET',
  path: '/versions/{digest}/score/badge.svg',
  group,
  summary: 'Get the badge of a version',
  details:
    'A picture for a README: seven bars in the rubric’s order, solid up to what is met, hatched up to what is not known, with the rubric and the day of the newest score. A version that was never scored says so, and so does one that is withdrawn. The same picture stands at `/datasets/{org}/{name}/versions/{label}/principles/badge.svg`. It may be kept for five minutes.',
  params: DigestParams,
  query: NOTHING,
  body: NO_BODY,
  answers: [{ status: 200, describe: 'The badge', mediaTypes: ['image/svg+xml'] }],
  account: 'none',
  writes: false,
})

export const answerFindingOperation = operation({
  id: 'answerFinding',
  method: 'POST',
  path: '/versions/{digest}/score/answers',
  group,
  summary: 'Answer a finding of a score',
  details:
    'What a maintainer says to one finding, with evidence. It stands beside the finding of the score named, else of the newest, and is never counted.',
  params: DigestParams,
  query: NOTHING,
  body: jsonBody(
    FindingAnswerDraft.extend({ score: Digest.optional().describe('Of which score; left out: the newest') }),
    'answer',
  ),
  answers: [
    { status: 201, describe: 'Answered', schema: z.strictObject({ id: z.uuid(), score: Digest }) },
    { status: 404, describe: 'The version, or the score, is not known here' },
  ],
  account: 'register',
  writes: true,
})

export const opineOnAnswerOperation = operation({
  id: 'opineOnAnswer',
  method: 'POST',
  path: '/versions/{digest}/score/answers/{id}/opinions',
  group,
  summary: 'Accept or decline an answer',
  details:
    'What an auditor says to a maintainer’s answer; whoever declines says why. The newest word counts for how it is shown. No score changes.',
  params: DigestParams.extend({ id: z.uuid() }),
  query: NOTHING,
  body: jsonBody(AnswerOpinionDraft, 'opinion'),
  answers: [
    {
      status: 200,
      describe: 'How the answer stands now',
      schema: z.strictObject({ standing: FindingAnswer.shape.standing }),
    },
    { status: 409, describe: 'Nobody judges their own answer' },
  ],
  account: 'audit',
  writes: true,
})

export const SCORE_OPERATIONS = [
  readScoreOperation,
  assessVersionOperation,
  readBadgeOperation,
  answerFindingOperation,
  opineOnAnswerOperation,
] as const
