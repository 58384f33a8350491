import { formatCount } from './format.ts'

/** One bar: its words at the left, its figure at the end. `rest` is what is left over, `unknown` what nobody said. */
export type ChartBar = { label: string; amount: number; kind?: 'woad' | 'rest' | 'unknown'; figure?: string }

type BarChartProps = {
  bars: readonly ChartBar[]
  /** The whole chart in a sentence. */
  told: string
}

const FILLS = { woad: 'var(--woad)', rest: 'var(--rule-firm)', unknown: 'url(#hatch)' } as const
const BAR = 14

/** Horizontal bars from zero, drawn on the server: beside their words where there is room, below them on a phone. */
export function BarChart({ bars, told }: BarChartProps) {
  const most = Math.max(1, ...bars.map(({ amount }) => amount))
  return (
    <>
      <svg className="chart chart-wide" viewBox={`0 0 568 ${bars.length * 24 + 4}`} role="img" aria-label={told}>
        {bars.map((bar, row) => (
          <Bar key={bar.label} bar={bar} y={row * 24 + 4} x={190} width={scaled(bar, most, 268)} label={28} below={0} />
        ))}
        <path className="ax" d={`M190 0V${bars.length * 24 + 4}`} />
      </svg>
      <svg className="chart chart-narrow" viewBox={`0 0 358 ${bars.length * 42}`} role="img" aria-label={told}>
        {bars.map((bar, row) => (
          <Bar key={bar.label} bar={bar} y={row * 42} x={0} width={scaled(bar, most, 258)} label={46} below={18} />
        ))}
      </svg>
    </>
  )
}

function scaled({ amount }: ChartBar, most: number, room: number): number {
  return amount === 0 ? 0 : Math.max(2, (amount / most) * room)
}

type BarProps = { bar: ChartBar; x: number; y: number; width: number; label: number; below: number }

/** `below`: how far under its words the bar stands; 0: beside them. */
function Bar({ bar, x, y, width, label, below }: BarProps) {
  const { kind = 'woad', amount, figure = formatCount(amount) } = bar
  const words = bar.label.length > label ? `${bar.label.slice(0, label - 1)}…` : bar.label
  return (
    <>
      <text x={below > 0 ? 0 : x - 8} y={y + 12} textAnchor={below > 0 ? 'start' : 'end'}>
        {words}
      </text>
      <rect x={x} y={y + below} width={width} height={BAR} fill={FILLS[kind]} />
      {kind === 'unknown' && width > 0 && (
        <rect x={x + 0.5} y={y + below + 0.5} width={width - 1} height={BAR - 1} fill="none" stroke="var(--hatch)" />
      )}
      <text className="q" x={x + width + 6} y={y + below + 12}>
        {figure}
      </text>
    </>
  )
}
