import { canonicalJson } from '../canonical-json.ts'
import { type Digest, digestOf, digestOfJson } from '../digest.ts'
import { axesOf } from './axes.ts'
import { factsDigest, type VersionFacts } from './facts.ts'
import { findAll } from './find.ts'
import { type Finding, POINTS } from './finding.ts'
import { scoreFlags } from './flags.ts'
import { RUBRIC, RUBRIC_DIGEST, type Rubric } from './rubric.ts'
import { type Raise, SCORE_FORMAT, type Score, ScoreExport, type Sums } from './scorecard.ts'
import { sumsOf } from './sums.ts'

/** The sentence that goes out with every score (DESIGN §7.10). */
export const SCORE_DISCLAIMER =
  'A score tells what is recorded and with what evidence, by a rubric that is named here. It is neither a certificate nor legal advice.'

/** What the seven principles come to for these facts: the same facts and rubric give the same score, byte for byte. */
export function scoreVersion(facts: VersionFacts, rubric: Rubric = RUBRIC): Score {
  const findings = findAll(facts, rubric)
  const sums = sumsOf(findings)
  return {
    format: SCORE_FORMAT,
    version: facts.version,
    asOf: facts.asOf,
    rubric: { version: rubric.version, digest: rubric === RUBRIC ? RUBRIC_DIGEST : digestOfJson(rubric) },
    factsDigest: factsDigest(facts),
    findings,
    sums,
    axes: axesOf(findings, rubric),
    flags: scoreFlags(facts, findings),
    raises: raisesOf(findings, sums),
  }
}

/** The document that is frozen, its bytes (RFC 8785) and its digest, which commits to all but itself. */
export function exportScore(
  facts: VersionFacts,
  rubric: Rubric = RUBRIC,
): { document: ScoreExport; canonical: string; digest: Digest } {
  const body = {
    format: 'colophon-score-export/1',
    facts,
    rubric,
    score: scoreVersion(facts, rubric),
    disclaimer: SCORE_DISCLAIMER,
  } as const
  const digest = digestOf(canonicalJson(body))
  const document = ScoreExport.parse({ ...body, digest })
  return { document, canonical: canonicalJson(document), digest }
}

/** What would raise it most: each criterion that is not met, by what meeting it adds to the mean of its principle, most first. */
export function raisesOf(findings: readonly Finding[], { principles }: Sums): Raise[] {
  const sizes = new Map(principles.map(({ principle, applicable }) => [principle, applicable]))
  return findings
    .flatMap(({ criterion, outcome, remedy }): Raise[] => {
      const principle = principles.find((one) => one.principle === `P${criterion[0]}`)?.principle
      const points = POINTS[outcome]
      if (remedy === null || points === null || principle === undefined) return []
      return [{ criterion, principle, gain: (1 - points) / (sizes.get(principle) ?? 1), remedy }]
    })
    .sort((a, b) => b.gain - a.gain || (a.criterion < b.criterion ? -1 : 1))
}
