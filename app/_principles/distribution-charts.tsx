import type { ScoreDistribution } from '#lib/assessment/distribution.ts'
import type { PrincipleId } from '#lib/assessment/finding.ts'
import type { Rubric } from '#lib/assessment/rubric.ts'
import { DistributionChart } from './distribution-chart.tsx'

type ChartsProps = {
  distribution: ScoreDistribution
  rubric: Rubric
  /** The scores of the version whose page this is, by principle. */
  marks?: ReadonlyMap<PrincipleId, number>
}

/** One chart for each principle, and how to read them. */
export function DistributionCharts({ distribution, rubric, marks }: ChartsProps) {
  return (
    <>
      <div className="spread">
        {distribution.principles.map(({ principle, bins }) => {
          const title = `${principle} ${rubric.principles.find(({ id }) => id === principle)?.name ?? ''}`
          return (
            <figure key={principle}>
              <h3>{title}</h3>
              <DistributionChart title={title} bins={bins} mark={marks?.get(principle) ?? null} />
            </figure>
          )
        })}
      </div>
      <p className="label mt-3 max-w-[820px]">
        Across: the score of the principle, from 0 to 1 in ten parts. Up: the number of versions. Hatched: versions of
        which under half of the criteria that apply are decided; they may stand anywhere to the right of where they are
        drawn. A place among others is no grade: versions are of different kinds.
      </p>
    </>
  )
}
