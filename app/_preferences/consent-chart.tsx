import { formatShare } from '#app/_ui/format.ts'
import { shareWordName } from '#lib/preference/words.ts'
import { bandsOf, labelPlaces } from './bands.ts'
import type { ReadMonth, WordShares } from './months.ts'

/** A drawing: its width, and how much of it is kept for the labels at its right edge. */
type Size = { width: number; labels: number }

export const WIDE: Size = { width: 820, labels: 108 }
export const NARROW: Size = { width: 358, labels: 84 }

type ChartProps = {
  size: Size
  /** The column before the months: what held when the records were collected. Null: nobody can tell. */
  collection: WordShares | null
  months: readonly ReadMonth<WordShares>[]
  /** The whole chart in a sentence. */
  told: string
}

const BOX = { top: 12, height: 200 }
const FOOT = BOX.top + BOX.height
const LEFT = 36
const COLLECTION = 40
const BETWEEN = 14
const TICKS = [0, 25, 50, 75, 100] as const

/** Shares by month as stacked columns that touch, since they are steps and no slopes; a month in which nobody looked is left open. */
export function ConsentChart({ size, collection, months, told }: ChartProps) {
  const start = LEFT + (collection === null ? 0 : COLLECTION + BETWEEN)
  const step = (size.width - size.labels - start) / Math.max(1, months.length)
  const edge = (index: number) => Math.round(start + index * step)
  const last = months.at(-1)?.reading ?? collection
  return (
    <svg className="chart" viewBox={`0 0 ${size.width} 262`} role="img" aria-label={told}>
      {TICKS.map((tick) => (
        <Tick key={tick} tick={tick} right={size.width - size.labels} />
      ))}
      {collection !== null && <Column shares={collection} x={LEFT} width={COLLECTION} />}
      {months.map(({ month, reading }, index) => {
        const width = edge(index + 1) - edge(index)
        return reading === null ? null : <Column key={month} shares={reading} x={edge(index)} width={width} />
      })}
      <Gaps months={months} edge={edge} />
      <path className="ax" d={`M${LEFT} ${FOOT}H${size.width - size.labels}`} />
      {collection !== null && (
        <text className="q" x={LEFT + COLLECTION / 2} y={FOOT + 16} textAnchor="middle">
          then
        </text>
      )}
      <MonthNames months={months} edge={edge} step={step} />
      {last !== null && <Labels shares={last} x={size.width - size.labels + 8} />}
    </svg>
  )
}

function Tick({ tick, right }: { tick: number; right: number }) {
  const y = FOOT - (tick / 100) * BOX.height
  return (
    <>
      {tick > 0 && <path className="gr" d={`M${LEFT} ${y}H${right}`} />}
      <text className="q" x={LEFT - 7} y={y + 4} textAnchor="end">
        {tick}
      </text>
    </>
  )
}

function Column({ shares, x, width }: { shares: WordShares; x: number; width: number }) {
  return (
    <>
      {bandsOf(shares, BOX).map(({ word, y, height }) => (
        <rect
          key={word}
          className={`f-${word}`}
          x={x}
          y={y}
          width={width}
          height={height}
          shapeRendering="crispEdges"
        />
      ))}
    </>
  )
}

type Placed = { months: readonly ReadMonth<WordShares>[]; edge: (index: number) => number }

/** Runs of months without a reading, named where there is room for the words. */
function Gaps({ months, edge }: Placed) {
  const starts = months.flatMap(({ reading }, index) =>
    reading === null && months[index - 1]?.reading !== null && index > 0 ? [index] : [],
  )
  return (
    <>
      {starts.map((from) => {
        const rest = months.slice(from).findIndex(({ reading }) => reading !== null)
        const [left, right] = [edge(from), edge(rest === -1 ? months.length : from + rest)]
        return (
          <g key={from}>
            <path className="open" d={`M${left + 0.5} ${BOX.top}V${FOOT}M${right - 0.5} ${BOX.top}V${FOOT}`} />
            {right - left >= 84 && (
              <text className="q" x={(left + right) / 2} y={BOX.top + BOX.height / 2 + 4} textAnchor="middle">
                not observed
              </text>
            )}
          </g>
        )
      })}
    </>
  )
}

const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const NAME_ROOM = 30

/** As many month names as there is room for, and each year once. */
function MonthNames({ months, edge, step }: Placed & { step: number }) {
  const every = Math.max(1, Math.ceil(NAME_ROOM / step))
  const shown = months.map(({ month }, index) => ({ month, index })).filter(({ index }) => index % every === 0)
  const years = shown.filter(({ month }, place) => shown[place - 1]?.month.slice(0, 4) !== month.slice(0, 4))
  return (
    <>
      {shown.map(({ month, index }) => (
        <text key={month} className="q" x={(edge(index) + edge(index + 1)) / 2} y={FOOT + 16} textAnchor="middle">
          {NAMES[Number(month.slice(5)) - 1]}
        </text>
      ))}
      {years.map(({ month, index }) => (
        <text key={month} className="q" x={(edge(index) + edge(index + 1)) / 2} y={FOOT + 32} textAnchor="middle">
          {month.slice(0, 4)}
        </text>
      ))}
    </>
  )
}

/** The last column's shares, by its right edge. */
function Labels({ shares, x }: { shares: WordShares; x: number }) {
  const bands = bandsOf(shares, BOX)
  const places = labelPlaces(bands, BOX)
  return (
    <>
      {bands.map(({ word }, index) => (
        <g key={word}>
          <text className="st" x={x} y={(places[index] ?? 0) + 12}>
            {formatShare(shares[word])}
          </text>
          <text x={x} y={(places[index] ?? 0) + 26}>
            {shareWordName(word)}
          </text>
        </g>
      ))}
    </>
  )
}
