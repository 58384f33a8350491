import { formatCount } from '#app/_ui/format.ts'
import type { MetricPoint } from '#lib/run/metrics.ts'
import { formatValue, ticksOf } from './ticks.ts'

/** A curve: its points by ascending step. `second`: it is compared with, in another colour and dashed. */
export type Curve = { name: string; points: readonly MetricPoint[]; second?: boolean }

/** A drawing: its width, its height, and how much of the width is kept for the label at its right edge. */
type Size = { width: number; height: number; labels: number }

const WIDE: Size = { width: 568, height: 200, labels: 66 }
const NARROW: Size = { width: 358, height: 180, labels: 60 }
const TOP = 12
const LEFT = 48
const FOOT = 34

/** One series of one or two runs against the steps, drawn on the server for wide pages and for phones. `told`: the whole chart in a sentence. */
export function LineChart({ curves, told }: { curves: readonly Curve[]; told: string }) {
  return (
    <>
      <Drawing curves={curves} told={told} size={WIDE} className="chart chart-wide" />
      <Drawing curves={curves} told={told} size={NARROW} className="chart chart-narrow" />
    </>
  )
}

type DrawingProps = { curves: readonly Curve[]; told: string; size: Size; className: string }

function Drawing({ curves, told, size, className }: DrawingProps) {
  const points = curves.flatMap((curve) => curve.points)
  const [steps, values] = [rangeOf(points.map(({ step }) => step)), rangeOf(points.map(({ value }) => value))]
  const right = size.width - size.labels
  const bottom = size.height - FOOT
  const x = (step: number) => round(LEFT + scaled(step, steps) * (right - LEFT))
  const y = (value: number) => round(bottom - scaled(value, values) * (bottom - TOP))
  return (
    <svg className={className} viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={told}>
      {ticksOf(...values, 4).map((tick) => (
        <g key={tick}>
          <path className="gr" d={`M${LEFT} ${y(tick)}H${right}`} />
          <text className="q" x={LEFT - 7} y={y(tick) + 4} textAnchor="end">
            {formatValue(tick)}
          </text>
        </g>
      ))}
      <path className="ax" d={`M${LEFT} ${bottom}H${right}`} />
      {ticksOf(...steps, size === WIDE ? 5 : 3).map((tick) => (
        <text key={tick} className="q" x={x(tick)} y={bottom + 17} textAnchor="middle">
          {formatCount(tick)}
        </text>
      ))}
      {curves.map((curve) => (
        <Line key={curve.name} curve={curve} place={{ x, y }} />
      ))}
      {labelsOf(curves, y).map(({ name, text, at }) => (
        <text key={name} className="st" x={right + 7} y={at}>
          {text}
        </text>
      ))}
    </svg>
  )
}

type Range = readonly [number, number]
type Place = { x: (step: number) => number; y: (value: number) => number }

function Line({ curve: { points, second = false }, place: { x, y } }: { curve: Curve; place: Place }) {
  const [first] = points
  if (first === undefined) return null
  const colour = second ? 'var(--madder)' : 'var(--woad)'
  const d = points.map(({ step, value }, at) => `${at === 0 ? 'M' : 'L'}${x(step)} ${y(value)}`).join('')
  return (
    <>
      {points.length === 1 ? (
        <circle cx={x(first.step)} cy={y(first.value)} r={3} fill={colour} />
      ) : (
        <path
          d={d}
          fill="none"
          stroke={colour}
          strokeWidth={1.75}
          strokeLinejoin="round"
          strokeDasharray={second ? '5 4' : undefined}
        />
      )}
    </>
  )
}

/** How far apart two labels stand at least. */
const BETWEEN_LABELS = 15

/** The last value of each curve at the right edge, numbered where there are two, and never one over the other. */
function labelsOf(curves: readonly Curve[], y: Place['y']): { name: string; text: string; at: number }[] {
  const labels = curves.flatMap(({ name, points }, place) => {
    const last = points.at(-1)
    const number = curves.length > 1 ? `${place + 1}: ` : ''
    return last === undefined ? [] : [{ name, text: `${number}${formatValue(last.value)}`, at: y(last.value) + 4 }]
  })
  const [upper, lower] = [...labels].sort((a, b) => a.at - b.at)
  if (upper === undefined || lower === undefined) return labels
  const missing = Math.max(0, BETWEEN_LABELS - (lower.at - upper.at))
  return [{ ...upper, at: upper.at - missing }, lower]
}

function rangeOf(values: readonly number[]): Range {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return Number.isFinite(low) ? [low, high] : [0, 1]
}

/** Where a value stands in its range, 0 to 1; in the middle where the range is one value. */
function scaled(value: number, [low, high]: Range): number {
  return high > low ? (value - low) / (high - low) : 0.5
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** How a curve of the first run is drawn, or of the second: for a legend. */
export function LineSample({ second }: { second: boolean }) {
  return (
    <svg className="line-sample" viewBox="0 0 26 8" aria-hidden="true">
      <path d="M0 4H26" stroke={second ? 'var(--madder)' : 'var(--woad)'} {...(second && { strokeDasharray: '5 4' })} />
    </svg>
  )
}
