import { canonicalJson } from '../canonical-json.ts'
import type { Outcome, PrincipleId } from './finding.ts'
import { criterionOf } from './rubric.ts'
import type { ScoreExport } from './scorecard.ts'

/** One fact that is not what it was: `recorded/KEY`, `derived/MEMBER`, `asOf` or `rubric`. */
export type ChangedFact = { fact: string; change: 'added' | 'removed' | 'changed' }

/** A criterion that moved, with the facts among those that decide it which changed. */
export type MovedCriterion = {
  criterion: string
  before: Outcome
  after: Outcome
  because: ChangedFact[]
  reasons: { before: string; after: string }
}

/** Why one score is not the other: what moved, what changed without moving anything, and how the means went. */
export type ScoreDifference = {
  moved: MovedCriterion[]
  changed: ChangedFact[]
  principles: { principle: PrincipleId; before: number; after: number }[]
  flags: { raised: string[]; settled: string[] }
}

/** How two scores differ, from the older to the newer one: each criterion that moved, by which fact. */
export function compareScores(older: ScoreExport, newer: ScoreExport): ScoreDifference {
  const changed = changedFacts(older, newer)
  const after = new Map(newer.score.findings.map((finding) => [finding.criterion, finding]))
  const moved = older.score.findings.flatMap((before): MovedCriterion[] => {
    const now = after.get(before.criterion)
    if (now === undefined || now.outcome === before.outcome) return []
    const deciding = [...criterionOf(before.criterion, newer.rubric).facts, 'rubric']
    return [
      {
        criterion: before.criterion,
        before: before.outcome,
        after: now.outcome,
        because: changed.filter(({ fact }) => deciding.includes(fact)),
        reasons: { before: before.reason, after: now.reason },
      },
    ]
  })
  return { moved, changed, principles: principlesOf(older, newer), flags: flagsOf(older, newer) }
}

function principlesOf(older: ScoreExport, newer: ScoreExport): ScoreDifference['principles'] {
  const after = new Map(newer.score.sums.principles.map(({ principle, mean }) => [principle, mean]))
  return older.score.sums.principles.map(({ principle, mean }) => ({
    principle,
    before: mean,
    after: after.get(principle) ?? 0,
  }))
}

function flagsOf(older: ScoreExport, newer: ScoreExport): ScoreDifference['flags'] {
  const [before, after] = [older, newer].map(({ score }) => score.flags.map(({ code }): string => code))
  const beside = (codes: string[] = [], others: string[] = []) => codes.filter((code) => !others.includes(code))
  return { raised: beside(after, before), settled: beside(before, after) }
}

function changedFacts(older: ScoreExport, newer: ScoreExport): ChangedFact[] {
  const [before, after] = [membersOf(older), membersOf(newer)]
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((fact): ChangedFact[] => {
    const [was, is] = [before.get(fact), after.get(fact)]
    if (was === is) return []
    if (was === undefined) return [{ fact, change: 'added' }]
    return [{ fact, change: is === undefined ? 'removed' : 'changed' }]
  })
}

/** Each fact by the name under which the rubric asks for it; who recorded it and when is no part of what it says. */
function membersOf({ facts, rubric }: ScoreExport): Map<string, string> {
  const recorded = Object.entries(facts.recorded).flatMap(([key, fact]): [string, string][] =>
    fact === undefined ? [] : [[`recorded/${key}`, canonicalJson([fact.value, fact.evidence])]],
  )
  const derived = Object.entries(facts.derived).map(([key, value]): [string, string] => [
    `derived/${key}`,
    canonicalJson(value),
  ])
  return new Map([...recorded, ...derived, ['asOf', facts.asOf], ['rubric', canonicalJson(rubric)]])
}
