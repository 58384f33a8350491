import { type Finding, POINTS, PRINCIPLES, type PrincipleId } from './finding.ts'
import type { PrincipleScore, Sums } from './scorecard.ts'

/**
 * The sums of the findings: of each principle the points of its applicable criteria over their number, the minimum of the seven with
 * its principle (the first of equals), and the mean of the seven. `unknown` counts 0 and is not decided.
 */
export function sumsOf(findings: readonly Finding[]): Sums {
  const principles = PRINCIPLES.map((principle) => principleScore(principle, findings))
  const lowest = principles.reduce((least, one) => (one.mean < least.mean ? one : least))
  return {
    principles,
    minimum: { principle: lowest.principle, mean: lowest.mean },
    mean: sum(principles.map(({ mean }) => mean)) / principles.length,
    applicable: sum(principles.map(({ applicable }) => applicable)),
    decided: sum(principles.map(({ decided }) => decided)),
  }
}

function principleScore(principle: PrincipleId, findings: readonly Finding[]): PrincipleScore {
  const own = findings.filter(({ criterion, outcome }) => `P${criterion[0]}` === principle && POINTS[outcome] !== null)
  const points = sum(own.map(({ outcome }) => POINTS[outcome] ?? 0))
  const decided = own.filter(({ outcome }) => outcome !== 'unknown').length
  return { principle, points, applicable: own.length, decided, mean: own.length === 0 ? 0 : points / own.length }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
