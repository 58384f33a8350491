import { formatCount } from '#app/_ui/format.ts'
import { binName, binOf, DISTRIBUTION_BINS, type DistributionBin } from '#lib/assessment/distribution.ts'
import { countTicks } from './count-ticks.ts'
import { formatMean } from './outcomes.ts'

type ChartProps = {
  /** What the chart is of, for who doesn't see it. */
  title: string
  bins: readonly DistributionBin[]
  /** The score of the version whose page this is, to be marked; null where the page is of none. */
  mark: number | null
}

/** Ten bins of versions by score, drawn on the server: hatched where under half of the criteria are decided, woad where this version lies. */
export function DistributionChart(props: ChartProps) {
  return (
    <>
      <Drawing {...props} width={568} wide={true} />
      <Drawing {...props} width={358} wide={false} />
    </>
  )
}

const BOX = { top: 34, height: 110, left: 40 }
const FOOT = BOX.top + BOX.height
const AXIS = [0, 0.2, 0.4, 0.6, 0.8, 1] as const

function Drawing({ title, bins, mark, width, wide }: ChartProps & { width: number; wide: boolean }) {
  const ticks = countTicks(Math.max(...bins.map(({ versions }) => versions)))
  const top = ticks.at(-1) ?? 1
  const step = (width - BOX.left - 12) / DISTRIBUTION_BINS
  const high = (count: number) => (count / top) * BOX.height
  const marked = mark === null ? null : binOf(mark)
  return (
    <svg
      className={wide ? 'chart chart-wide' : 'chart chart-narrow'}
      viewBox={`0 0 ${width} ${FOOT + 22}`}
      role="img"
      aria-label={toldBins(title, bins, mark)}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          {tick > 0 && <path className="gr" d={`M${BOX.left} ${FOOT - high(tick)}H${width - 12}`} />}
          <text className="q" x={BOX.left - 7} y={FOOT - high(tick) + 4} textAnchor="end">
            {formatCount(tick)}
          </text>
        </g>
      ))}
      {bins.map((bin, place) => (
        <Bin
          // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
          key={place}
          bin={bin}
          x={BOX.left + place * step + 1}
          width={step - 2}
          high={high}
          isMarked={place === marked}
        />
      ))}
      <path className="ax" d={`M${BOX.left} ${FOOT}H${width - 12}`} />
      {AXIS.map((value) => (
        <text
          key={value}
          className="q"
          x={BOX.left + value * DISTRIBUTION_BINS * step}
          y={FOOT + 16}
          textAnchor="middle"
        >
          {value.toFixed(1)}
        </text>
      ))}
      {mark !== null && marked !== null && (
        <Mark
          mark={mark}
          x={BOX.left + (marked + 0.5) * step}
          top={FOOT - high(bins[marked]?.versions ?? 0)}
          anchor={marked < 2 ? 'start' : marked > 7 ? 'end' : 'middle'}
        />
      )}
    </svg>
  )
}

type BinProps = { bin: DistributionBin; x: number; width: number; high: (count: number) => number; isMarked: boolean }

/** What is well known stands below, what is mostly unknown above it; what is above nothing is never lower than 2 px. */
function Bin({ bin: { versions, mostlyUnknown }, x, width, high, isMarked }: BinProps) {
  const known = versions - mostlyUnknown
  const solid = known === 0 ? 0 : Math.max(2, high(known))
  const open = mostlyUnknown === 0 ? 0 : Math.max(2, high(mostlyUnknown))
  const colour = isMarked ? 'var(--woad)' : 'var(--rule-firm)'
  return (
    <>
      {solid > 0 && <rect x={x} y={FOOT - solid} width={width} height={solid} fill={colour} />}
      {open > 0 && (
        <rect
          x={x + 0.5}
          y={FOOT - solid - open + 0.5}
          width={width - 1}
          height={Math.max(1, open - 1)}
          fill="url(#hatch)"
          stroke={isMarked ? 'var(--woad)' : 'var(--hatch)'}
        />
      )}
    </>
  )
}

type MarkProps = { mark: number; x: number; top: number; anchor: 'start' | 'middle' | 'end' }

function Mark({ mark, x, top, anchor }: MarkProps) {
  const y = top - 10
  return (
    <>
      <path d={`M${x} ${y - 5}L${x + 5} ${y}L${x} ${y + 5}L${x - 5} ${y}Z`} fill="var(--woad)" />
      <text
        className="st"
        x={anchor === 'middle' ? x : anchor === 'start' ? x - 5 : x + 5}
        y={y - 11}
        textAnchor={anchor}
      >
        {`this version, ${formatMean(mark)}`}
      </text>
    </>
  )
}

function toldBins(title: string, bins: readonly DistributionBin[], mark: number | null): string {
  const filled = bins.flatMap(({ versions, mostlyUnknown }, bin) => {
    if (versions === 0) return []
    const open = mostlyUnknown === 0 ? '' : ` (${formatCount(mostlyUnknown)} mostly unknown)`
    return [`${binName(bin)}: ${formatCount(versions)}${open}`]
  })
  const here = mark === null ? '' : ` This version: ${formatMean(mark)}.`
  return `${title}. Versions by score, ${filled.length === 0 ? 'none' : filled.join('; ')}.${here}`
}
