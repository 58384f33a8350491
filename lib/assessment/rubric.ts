import { z } from 'zod'
import { digestOfJson } from '../digest.ts'
import { Finding, PrincipleId, Remedy } from './finding.ts'
import data from './rubrics/colophon-v1.json' with { type: 'json' }

/** What a threshold may be: a share, a number of days, or a list of words. */
export const Threshold = z.number().or(z.array(z.string()))

/**
 * One criterion: the question, what each outcome means, and every threshold that its probe reads. `facts`: which facts decide it
 * (`recorded/KEY`, `derived/MEMBER`, `asOf`). `restsOn`: the part of the paper. `mend`: what to do and where.
 */
export const Criterion = z.strictObject({
  id: Finding.shape.criterion,
  principle: PrincipleId,
  title: z.string(),
  question: z.string(),
  means: z.strictObject({
    true: z.string(),
    partly: z.string(),
    false: z.string(),
    'not-applicable': z.string().nullable(),
  }),
  thresholds: z.record(z.string(), Threshold),
  facts: z.array(z.string()).min(1),
  restsOn: z.string(),
  evidence: z.string(),
  mend: Remedy,
})
export type Criterion = z.infer<typeof Criterion>

/** A rubric as data: what the page shows is what scores. A correction makes a new version; scores keep theirs. */
export const Rubric = z.strictObject({
  version: z.string(),
  date: z.iso.date(),
  source: z.string(),
  principles: z.array(z.strictObject({ id: PrincipleId, name: z.string(), content: z.string() })).length(7),
  criteria: z.array(Criterion).length(40),
  axes: z.array(
    z.strictObject({
      axis: z.string(),
      says: z.string(),
      needs: z.array(z.strictObject({ criterion: z.string(), outcomes: z.array(z.string()) })),
    }),
  ),
})
export type Rubric = z.infer<typeof Rubric>

/** The rubric that scores are made under where no other is asked for. */
export const RUBRIC: Rubric = Rubric.parse(data)

/** The digest of a rubric, by which a score names it. */
export const RUBRIC_DIGEST = digestOfJson(RUBRIC)

const BY_ID = new Map(RUBRIC.criteria.map((criterion) => [criterion.id, criterion]))

/** The criterion of this number; one that the rubric does not have is a bug of whoever asks. */
export function criterionOf(id: string, rubric: Rubric = RUBRIC): Criterion {
  const found = rubric === RUBRIC ? BY_ID.get(id) : rubric.criteria.find((criterion) => criterion.id === id)
  if (found === undefined) throw new Error(`The rubric ${rubric.version} has no criterion ${id}.`)
  return found
}
