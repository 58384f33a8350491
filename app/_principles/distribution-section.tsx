import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { formatCount, formatPlural } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import {
  DISTRIBUTION_BINS,
  type PrincipleDistribution,
  type ScoreDistribution,
} from '#db/queries/score-distribution.ts'
import { RUBRIC } from '#lib/assessment/rubric.ts'

/** How the newest scores of the published versions here are spread, principle by principle: drawn, and in figures. */
export function DistributionSection({ distribution: { versions, principles } }: { distribution: ScoreDistribution }) {
  return (
    <Section
      title="How the versions here stand"
      id="distribution"
      intro="The newest score of each published version under this rubric. What is unknown counts 0 in it."
    >
      {versions === 0 ? (
        <Empty title="No version was assessed yet">
          <p>Open the principles of a version and have it assessed, as one of its stewards or auditors.</p>
        </Empty>
      ) : (
        <DataTable
          caption={`${formatPlural(versions, 'version', 'versions')}, by score`}
          phone="scroll"
          columns={COLUMNS}
          rows={principles}
          rowKey={({ principle }) => principle}
        />
      )}
    </Section>
  )
}

const COLUMNS: readonly Column<PrincipleDistribution>[] = [
  {
    key: 'name',
    head: 'Principle',
    names: true,
    cell: ({ principle }) => {
      const name = RUBRIC.principles.find(({ id }) => id === principle)?.name ?? ''
      return <a href={`#${principle}`}>{`${principle} ${name}`}</a>
    },
  },
  { key: 'drawn', head: '', width: '160px', cell: ({ bins }) => <Bins bins={bins} /> },
  ...Array.from(
    { length: DISTRIBUTION_BINS },
    (_, bin): Column<PrincipleDistribution> => ({
      key: `${bin}`,
      head: `${(bin / DISTRIBUTION_BINS).toFixed(1)}–`,
      align: 'right',
      cell: ({ bins }) => formatCount(bins[bin] ?? 0),
    }),
  ),
]

/** Drawn only: the figures stand beside it. */
function Bins({ bins }: { bins: readonly number[] }) {
  const most = Math.max(1, ...bins)
  return (
    <span className="bins" aria-hidden="true">
      {bins.map((count, bin) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
        <i key={bin} style={{ height: count === 0 ? 0 : `max(2px, ${(count / most) * 100}%)` }} />
      ))}
    </span>
  )
}
