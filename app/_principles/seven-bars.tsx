import type { ShortScore } from '#db/queries/read-short-scores.ts'
import { PRINCIPLES } from '#lib/assessment/finding.ts'
import { printBounds, scoreBounds } from '#lib/assessment/score-bounds.ts'

/** The seven principles of a version as small columns; one that was never assessed is hatched whole, and says so. */
export function SevenBars({ score }: { score: ShortScore | null }) {
  return (
    <>
      <span className="seven" role="img" aria-label={spokenScore(score)}>
        {PRINCIPLES.map((principle) => {
          const sum = score?.principles.find((one) => one.principle === principle)
          const { lower, upper } = sum === undefined ? { lower: 0, upper: 1 } : scoreBounds(sum)
          return (
            <span key={principle}>
              {lower > 0 && <i className="met" style={{ height: percent(lower) }} />}
              {upper > lower && (
                <i className="open" style={{ bottom: percent(lower), height: percent(upper - lower) }} />
              )}
            </span>
          )
        })}
      </span>
      {score === null && <span className="dim block">not scored</span>}
    </>
  )
}

function spokenScore(score: ShortScore | null): string {
  if (score === null) return 'Seven principles: never assessed'
  return `Seven principles: ${score.principles.map((sum) => `${sum.principle} ${printBounds(sum)}`).join('; ')}`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}
