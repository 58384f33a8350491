import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { formatCount, formatPlural } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import {
  binName,
  DISTRIBUTION_BINS,
  type PrincipleDistribution,
  type ScoreDistribution,
} from '#lib/assessment/distribution.ts'
import { RUBRIC } from '#lib/assessment/rubric.ts'
import { DistributionCharts } from './distribution-charts.tsx'

/** Where the data of the charts is, for machines. */
export const DISTRIBUTION_DATA = '/api/v1/principles/distribution'

/** How the newest scores of the published versions here are spread, principle by principle: drawn, and in figures. */
export function DistributionSection({ distribution }: { distribution: ScoreDistribution }) {
  const { versions, principles, rubric } = distribution
  return (
    <Section
      title="How the versions here stand"
      id="distribution"
      right={<a href={DISTRIBUTION_DATA}>Data (JSON)</a>}
      intro="The newest score of each published version under this rubric. What is unknown counts 0 in it."
    >
      {versions === 0 ? (
        <Empty title="No version was assessed yet">
          <p>Open the principles of a version and have it assessed, as one of its stewards or auditors.</p>
        </Empty>
      ) : (
        <>
          <p className="small second mb-4">{`${formatPlural(versions, 'version', 'versions')}, rubric ${rubric}`}</p>
          <DistributionCharts distribution={distribution} rubric={RUBRIC} />
          <details className="mt-4">
            <summary>In figures</summary>
            <DataTable
              caption="Versions by score; in brackets, how many of them are mostly unknown"
              phone="scroll"
              columns={COLUMNS}
              rows={principles}
              rowKey={({ principle }) => principle}
            />
          </details>
        </>
      )}
    </Section>
  )
}

const COLUMNS: readonly Column<PrincipleDistribution>[] = [
  { key: 'name', head: 'Principle', names: true, cell: ({ principle }) => <Name principle={principle} /> },
  ...Array.from(
    { length: DISTRIBUTION_BINS },
    (_, bin): Column<PrincipleDistribution> => ({
      key: `${bin}`,
      head: binName(bin),
      align: 'right',
      cell: ({ bins }) => countOf(bins[bin]),
    }),
  ),
]

function Name({ principle }: { principle: string }) {
  return (
    <a href={`#${principle}`}>{`${principle} ${RUBRIC.principles.find(({ id }) => id === principle)?.name ?? ''}`}</a>
  )
}

function countOf(bin: PrincipleDistribution['bins'][number] | undefined): string {
  const { versions, mostlyUnknown } = bin ?? { versions: 0, mostlyUnknown: 0 }
  return mostlyUnknown === 0 ? formatCount(versions) : `${formatCount(versions)} (${formatCount(mostlyUnknown)})`
}
