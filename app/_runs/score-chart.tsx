import { countTicks } from '#app/_principles/count-ticks.ts'
import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { formatCount } from '#app/_ui/format.ts'
import type { ScoreDistribution } from '#lib/grad-mimic/score-distribution.ts'
import { formatValue, ticksOf } from './ticks.ts'

type Bin = ScoreDistribution['bins'][number]
type ChartProps = { distribution: ScoreDistribution; counts: { kept: number; dropped: number } }

/** What the axis is, in words. */
const AXIS_WORDS = {
  weight: 'weight over the uniform one (1 ÷ batch), mean of the epochs',
  score: 'raw Mimic Score, mean of the epochs',
} as const satisfies Record<ScoreDistribution['of'], string>

/** How the records of a filter lie along its score: in each bin the kept ones below, the dropped ones hatched above them; the line where it divides. With its figures. */
export function ScoreChart(props: ChartProps) {
  const { distribution } = props
  return (
    <figure className="m-0 mt-4">
      <h3 className="name">How the scores lie</h3>
      <p className="small second m-0 mb-2">{`Number of records; ${AXIS_WORDS[distribution.of]}`}</p>
      <div className="chart-wide">
        <Drawing {...props} width={820} className="chart" />
      </div>
      <Drawing {...props} width={358} className="chart chart-narrow" />
      <figcaption>{captionOf(distribution)}</figcaption>
      <details className="mt-2">
        <summary>In figures</summary>
        <DataTable
          caption={`Records by ${AXIS_WORDS[distribution.of]}`}
          captionFor="screen-readers"
          phone="scroll"
          columns={COLUMNS}
          rows={distribution.bins}
          rowKey={({ from }) => String(from)}
        />
      </details>
    </figure>
  )
}

function captionOf({ of, threshold }: ScoreDistribution): string {
  if (threshold === null) return 'No single line divides them: each epoch votes by its own split.'
  return of === 'weight'
    ? 'Above 1 a record pulled towards the reference more than the average of its batch. Each epoch votes by itself, so that near the line a record may fall on either side.'
    : 'What is at the line or above it was kept.'
}

const COLUMNS: readonly Column<Bin>[] = [
  { key: 'from', head: 'From', names: true, cell: ({ from, to }) => `${formatValue(from)} to ${formatValue(to)}` },
  { key: 'kept', head: 'Kept', align: 'right', cell: ({ kept }) => formatCount(kept) },
  { key: 'dropped', head: 'Dropped', align: 'right', cell: ({ dropped }) => formatCount(dropped) },
  { key: 'unknown', head: 'Unknown, kept', align: 'right', cell: ({ unknown }) => formatCount(unknown) },
]

const BOX = { top: 30, height: 130, left: 40, right: 12 }
const FOOT = BOX.top + BOX.height

function Drawing({ distribution, counts, width, className }: ChartProps & { width: number; className: string }) {
  const { bins, threshold } = distribution
  const [low, high] = [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1]
  const counted = countTicks(Math.max(...bins.map(sizeOf)))
  const tall = (count: number) => (count / (counted.at(-1) ?? 1)) * BOX.height
  const right = width - BOX.right
  const x = (value: number) => Math.round((BOX.left + ((value - low) / (high - low)) * (right - BOX.left)) * 10) / 10
  return (
    <svg className={className} viewBox={`0 0 ${width} ${FOOT + 22}`} role="img" aria-label={told(distribution, counts)}>
      {counted.map((tick) => (
        <g key={tick}>
          {tick > 0 && <path className="gr" d={`M${BOX.left} ${FOOT - tall(tick)}H${right}`} />}
          <text className="q" x={BOX.left - 7} y={FOOT - tall(tick) + 4} textAnchor="end">
            {formatCount(tick)}
          </text>
        </g>
      ))}
      {bins.map((bin) => (
        <Stack
          key={bin.from}
          bin={bin}
          x={x(bin.from) + 1}
          width={Math.max(1, x(bin.to) - x(bin.from) - 2)}
          tall={tall}
        />
      ))}
      <path className="ax" d={`M${BOX.left} ${FOOT}H${right}`} />
      {ticksOf(low, high, width > 400 ? 8 : 4).map((tick) => (
        <text key={tick} className="q" x={x(tick)} y={FOOT + 16} textAnchor="middle">
          {formatValue(tick)}
        </text>
      ))}
      {threshold !== null && threshold >= low && threshold <= high && (
        <Divide x={x(threshold)} counts={counts} bounds={[BOX.left, right]} />
      )}
    </svg>
  )
}

function sizeOf({ kept, dropped, unknown }: Bin): number {
  return kept + dropped + unknown
}

type StackProps = { bin: Bin; x: number; width: number; tall: (count: number) => number }

/** Kept below, dropped above it, unknown on top; what is above nothing is never lower than 2 px. */
function Stack({ bin, x, width, tall }: StackProps) {
  const parts = (['kept', 'dropped', 'unknown'] as const).filter((part) => bin[part] > 0)
  let foot = FOOT
  return parts.map((part) => {
    const height = Math.max(2, tall(bin[part]))
    foot -= height
    if (part === 'kept') return <rect key={part} className="f-kept" x={x} y={foot} width={width} height={height} />
    const className = part === 'dropped' ? 'f-dropped' : 'f-untold'
    return (
      <rect
        key={part}
        className={className}
        x={x + 0.5}
        y={foot + 0.5}
        width={Math.max(0.5, width - 1)}
        height={height - 1}
      />
    )
  })
}

type DivideProps = { x: number; counts: ChartProps['counts']; bounds: readonly [number, number] }

/** Room that the words at the line take at most. */
const WORDS = 96

/** The line from which on records are kept, with how many fell to each side in all. */
function Divide({ x, counts, bounds: [left, right] }: DivideProps) {
  const [hasLeft, hasRight] = [x - left >= WORDS, right - x >= WORDS]
  const dropped = `← dropped ${formatCount(counts.dropped)}`
  const kept = `kept ${formatCount(counts.kept)} →`
  return (
    <>
      <path className="line" d={`M${x} ${BOX.top - 16}V${FOOT}`} />
      <text
        className="st"
        x={hasLeft ? x - 7 : x + 7}
        y={BOX.top - 18 + (hasLeft ? 12 : 0)}
        textAnchor={hasLeft ? 'end' : 'start'}
      >
        {hasLeft || hasRight ? dropped : ''}
      </text>
      <text
        className="st"
        x={hasRight ? x + 7 : x - 7}
        y={BOX.top - 18 + (hasRight && hasLeft ? 12 : 14)}
        textAnchor={hasRight ? 'start' : 'end'}
      >
        {kept}
      </text>
    </>
  )
}

function told({ bins, of, threshold }: ScoreDistribution, { kept, dropped }: ChartProps['counts']): string {
  const [low, high] = [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1]
  const line = threshold === null ? 'no single line divides them' : `the line is at ${formatValue(threshold)}`
  return `Records by ${AXIS_WORDS[of]}, from ${formatValue(low)} to ${formatValue(high)}: ${formatCount(kept)} kept, ${formatCount(dropped)} dropped; ${line}.`
}
