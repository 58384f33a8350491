import { formatPlural } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import type { ScoreDistribution } from '#lib/assessment/distribution.ts'
import type { ScoreExport } from '#lib/assessment/scorecard.ts'
import { DistributionCharts } from './distribution-charts.tsx'

type StandingProps = { document: ScoreExport; distribution: ScoreDistribution }

/** Where a version lies among all that were assessed under the same rubric, principle by principle. */
export function StandingSection({ document: { score, rubric }, distribution }: StandingProps) {
  const marks = new Map(score.sums.principles.map(({ principle, mean }) => [principle, mean]))
  return (
    <Section
      title="Where this version stands"
      id="standing"
      right={<a href="/principles#distribution">In figures</a>}
      intro={`The newest scores of ${formatPlural(distribution.versions, 'published version', 'published versions')} under the rubric ${rubric.version}; this one’s tenth is marked.`}
    >
      <DistributionCharts distribution={distribution} rubric={rubric} marks={marks} />
    </Section>
  )
}
