import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { formatCount, formatPlural } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import type { MetricPoint } from '#lib/run/metrics.ts'
import type { PublicRun, SeriesSummary } from '#lib/run/public.ts'
import { LineChart } from './line-chart.tsx'
import { formatValue } from './ticks.ts'

/** How many series are drawn; the rest stand in the data. */
const DRAWN = 6

/** What a run measured, series by series, against its steps. */
export function CurvesSection({ run, points }: { run: PublicRun; points: readonly MetricPoint[] }) {
  const { series, id } = run
  if (series.length === 0)
    return (
      <Section title="Numbers by step" id="curves">
        <p className="second">It reported none.</p>
      </Section>
    )
  const rest = series.slice(DRAWN)
  return (
    <Section
      title="Numbers by step"
      id="curves"
      right={<a href={`/api/v1/runs/${id}/metrics`}>Data (JSON)</a>}
      intro="As the run reported them: points that were measured, of long series every few, never an average. A scale need not begin at zero."
    >
      <div className="two">
        {series.slice(0, DRAWN).map((one) => (
          <SeriesFigure key={one.series} summary={one} points={points.filter((point) => point.series === one.series)} />
        ))}
      </div>
      {rest.length > 0 && (
        <p className="second mt-4">{`Not drawn: ${rest.map((one) => one.series).join(', ')}. They are in the data.`}</p>
      )}
    </Section>
  )
}

function SeriesFigure({ summary, points }: { summary: SeriesSummary; points: readonly MetricPoint[] }) {
  const { series, points: count, first, last, value } = summary
  const steps = first === last ? `step ${formatCount(last)}` : `steps ${formatCount(first)} to ${formatCount(last)}`
  const start = points[0]?.value ?? value
  const told = `${series}, ${steps}: from ${formatValue(start)} to ${formatValue(value)}.`
  return (
    <figure className="m-0 mt-4">
      <h3 className="name">{series}</h3>
      <p className="small second m-0 mb-2">{`${formatPlural(count, 'number', 'numbers')}, ${steps}`}</p>
      <LineChart curves={[{ name: series, points }]} told={told} />
      <details className="mt-2">
        <summary>
          In figures<span className="vh">{`, ${series}`}</span>
        </summary>
        <DataTable
          caption={`${series} by step`}
          captionFor="screen-readers"
          phone="tight"
          columns={COLUMNS}
          rows={evenly(points, TOLD)}
          rowKey={({ step }) => String(step)}
        />
      </details>
    </figure>
  )
}

/** How many points of a series are told in figures; all of them stand in the data. */
const TOLD = 12

const COLUMNS: readonly Column<MetricPoint>[] = [
  { key: 'step', head: 'Step', names: true, cell: ({ step }) => formatCount(step) },
  { key: 'value', head: 'Value', align: 'right', cell: ({ value }) => formatValue(value) },
]

/** At most so many points, evenly taken, the first and the last among them. */
function evenly(points: readonly MetricPoint[], most: number): MetricPoint[] {
  if (points.length <= most) return [...points]
  const places = Array.from({ length: most }, (_, place) => Math.round((place * (points.length - 1)) / (most - 1)))
  return places.flatMap((place) => points[place] ?? [])
}
