import { type Finding, PRINCIPLES, type PrincipleId } from './finding.ts'
import { RUBRIC } from './rubric.ts'
import type { PrincipleScore, ScoreExport } from './scorecard.ts'

/** How many versions stand side by side: one alone has nothing beside it, and more than six no room. */
export const COMPARED = { least: 2, most: 6 } as const

/** One of the versions that are compared: `name` is org/name@label, `score` its newest score or null. `withdrawnOn`: a day. */
export type ComparedScore = {
  digest: string
  path: string
  label: string
  withdrawnOn: string | null
  score: ScoreExport | null
}

/** A criterion beside itself: what was found in each version, in their order; null where a version has no score, or its rubric no such criterion. */
export type ComparedCriterion = { id: string; title: string; findings: (Finding | null)[]; differs: boolean }
export type ComparedPrinciple = {
  principle: PrincipleId
  name: string
  sums: (PrincipleScore | null)[]
  criteria: ComparedCriterion[]
}

/** What must be known before two columns are read as one scale. */
export const CAUTIONS = ['different-rubrics', 'different-days', 'not-scored', 'withdrawn'] as const
export type Caution = (typeof CAUTIONS)[number]
export type SideBySide = { principles: ComparedPrinciple[]; cautions: { caution: Caution; says: string }[] }

/** The scores of several versions beside each other, principle by principle, and what limits the comparison. There is no total. */
export function sideBySide(versions: readonly ComparedScore[]): SideBySide {
  const documents = versions.map(({ score }) => score)
  const rubrics = documents.flatMap((document) => (document === null ? [] : [document.rubric]))
  const criteria = rubrics.flatMap((rubric) => rubric.criteria)
  const ids = [...new Set(criteria.map(({ id }) => id))].sort()
  return {
    principles: PRINCIPLES.map((principle) => ({
      principle,
      name: (rubrics[0] ?? RUBRIC).principles.find(({ id }) => id === principle)?.name ?? '',
      sums: documents.map((document) => sumOf(document, principle)),
      criteria: ids
        .filter((id) => `P${id[0]}` === principle)
        .map((id) => comparedCriterion(id, criteria.find((one) => one.id === id)?.title ?? '', documents)),
    })),
    cautions: cautionsOf(versions),
  }
}

function sumOf(document: ScoreExport | null, principle: PrincipleId): PrincipleScore | null {
  return document?.score.sums.principles.find((sum) => sum.principle === principle) ?? null
}

function comparedCriterion(id: string, title: string, documents: readonly (ScoreExport | null)[]): ComparedCriterion {
  const findings = documents.map(
    (document) => document?.score.findings.find(({ criterion }) => criterion === id) ?? null,
  )
  const outcomes = new Set(findings.flatMap((finding) => finding?.outcome ?? []))
  return { id, title, findings, differs: outcomes.size > 1 }
}

function cautionsOf(versions: readonly ComparedScore[]): SideBySide['cautions'] {
  const scored = versions.flatMap(({ score }) => (score === null ? [] : [score.score]))
  const rubrics = [...new Set(scored.map(({ rubric }) => rubric.version))]
  const days = [...new Set(scored.map(({ asOf }) => asOf.slice(0, 10)))].sort()
  const named = (some: readonly ComparedScore[]) => some.map(({ path, label }) => `${path}@${label}`).join(', ')
  const unscored = versions.filter(({ score }) => score === null)
  const withdrawn = versions.filter(({ withdrawnOn }) => withdrawnOn !== null)
  const all: [Caution, boolean, string][] = [
    [
      'different-rubrics',
      new Set(scored.map(({ rubric }) => rubric.digest)).size > 1,
      `They were scored by different rubrics: ${rubrics.join(', ')}. A difference may be the rubric’s.`,
    ],
    [
      'different-days',
      days.length > 1,
      `They were scored as of different days: ${days.join(', ')}. What was recorded in between counts in the later ones alone.`,
    ],
    [
      'not-scored',
      unscored.length > 0,
      `Never assessed: ${named(unscored)}. That says nothing about them, neither good nor bad.`,
    ],
    ['withdrawn', withdrawn.length > 0, `Withdrawn: ${named(withdrawn)}. Their scores stay.`],
  ]
  return all.flatMap(([caution, holds, says]) => (holds ? [{ caution, says }] : []))
}
