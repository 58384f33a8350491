import { z } from 'zod'
import { ScoreDistribution } from '#lib/assessment/distribution.ts'
import { Finding } from '#lib/assessment/finding.ts'
import { RUBRIC } from '#lib/assessment/rubric.ts'
import { PrincipleScore, SCORE_FLAGS, Score } from '#lib/assessment/scorecard.ts'
import { CAUTIONS, COMPARED } from '#lib/assessment/side-by-side.ts'
import { Digest } from '#lib/digest.ts'
import { NO_BODY } from './body.ts'
import { operation } from './operation.ts'
import { NOTHING } from './parameters.ts'

const group = 'Scores'

export const readDistributionOperation = operation({
  id: 'readScoreDistribution',
  method: 'GET',
  path: '/principles/distribution',
  group,
  summary: 'Read how the versions here stand',
  details:
    'The newest score of each published version under one rubric, principle by principle in ten bins: how many versions lie in each, and of how many of those under half of the criteria are decided. What is unknown counts 0.',
  params: NOTHING,
  query: z.object({ rubric: z.string().max(100).default(RUBRIC.version).describe('Left out: the one scored by now') }),
  body: NO_BODY,
  answers: [{ status: 200, describe: 'The distribution', schema: ScoreDistribution }],
  account: 'none',
  writes: false,
})

const ComparedFinding = Finding.pick({ criterion: true, outcome: true, reason: true, capped: true })

/** Versions side by side: the sums and findings of the newest score of each. */
export const ComparedVersions = z.strictObject({
  versions: z.array(
    z.strictObject({
      dataset: z.string(),
      label: z.string(),
      digest: Digest,
      withdrawnOn: z.iso.date().nullable(),
      url: z.url().describe('The page with the evidence'),
      score: Score.pick({ asOf: true, rubric: true })
        .extend({
          digest: Digest,
          principles: z.array(PrincipleScore).length(7),
          findings: z.array(ComparedFinding),
          flags: z.array(z.enum(SCORE_FLAGS)),
        })
        .nullable()
        .describe('The newest one; null where the version was never assessed'),
    }),
  ),
  differing: z.array(z.string()).describe('The criteria whose outcomes are not the same in all that were assessed'),
  cautions: z.array(z.strictObject({ caution: z.enum(CAUTIONS), says: z.string() })),
  disclaimer: z.string(),
})
export type ComparedVersions = z.infer<typeof ComparedVersions>

export const compareScoresOperation = operation({
  id: 'compareScores',
  method: 'GET',
  path: '/principles/compare',
  group,
  summary: 'Put the scores of versions side by side',
  details: `${COMPARED.least} to ${COMPARED.most} versions, each named by \`version=\` with its digest or \`org/name@label\`. There is no total. Different rubrics or days, versions that were never assessed and withdrawn ones are told in \`cautions\`.`,
  params: NOTHING,
  query: z.object({
    version: z
      .string()
      .max(300)
      .or(z.array(z.string().max(300)).max(COMPARED.most * 2))
      .default([])
      .transform((given) => [given].flat())
      .describe('A digest or org/name@label; once for each version'),
  }),
  body: NO_BODY,
  answers: [{ status: 200, describe: 'The versions, in the order asked', schema: ComparedVersions }],
  account: 'none',
  writes: false,
})

export const COMPARED_SCORE_OPERATIONS = [readDistributionOperation, compareScoresOperation] as const
