import { formatCount, formatPlural, formatShare } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import type { SeriesGap } from '#lib/run/compare.ts'
import type { RunComparison } from '#lib/run/comparison.ts'
import type { Judged } from '#lib/run/judged-alike.ts'
import type { MetricPoint } from '#lib/run/metrics.ts'
import { isJudging, seriesInOrder } from '#lib/run/series-order.ts'
import { type Curve, LineChart, LineSample } from './line-chart.tsx'
import { formatValue } from './ticks.ts'

/** One of two runs: its name, and its numbers as they are drawn. */
export type ComparedSide = { name: string; curve: readonly MetricPoint[] }
type NumbersProps = { ours: ComparedSide; theirs: ComparedSide; comparison: RunComparison }

/** How many series are drawn. */
const DRAWN = 7

/** What two runs measured, both in one plot for each series; that which matters most stands first and is told in words. */
export function ComparedNumbers({ ours, theirs, comparison: { metrics, judged, asReplay } }: NumbersProps) {
  const [main, ...others] = drawnSeries([...ours.curve, ...theirs.curve])
  const seriesOf = (series: string) => ({
    series,
    gap: metrics.find((one) => one.series === series),
    curves: [
      { name: 'first', points: ours.curve.filter((point) => point.series === series) },
      { name: 'second', points: theirs.curve.filter((point) => point.series === series), second: true },
    ],
  })
  return (
    <Section title="What they measured" id="numbers">
      {main === undefined ? (
        <p className="second">Neither reported numbers by step.</p>
      ) : (
        <div className="two">
          <Drawn {...seriesOf(main)} legend={[ours.name, theirs.name]} />
          <div>
            <p className="lede mt-4">{lastWords(metrics.find(({ series }) => series === main))}</p>
            {isJudging(main) && <p>{JUDGED_WORDS[judged]}</p>}
            {asReplay.verdict === 'not-replayable' && (
              <p className="second">One run each: how much of a difference is chance is not known from two.</p>
            )}
          </div>
        </div>
      )}
      {others.length > 0 && (
        <div className="two mt-6">
          {others.map((series) => (
            <Drawn key={series} {...seriesOf(series)} />
          ))}
        </div>
      )}
    </Section>
  )
}

/** The series that are drawn: first one on texts that were not trained on, if there is any, and then the others as they are looked for. */
function drawnSeries(points: readonly MetricPoint[]): string[] {
  const names = [...new Set(points.map(({ series }) => series))]
  const ordered = seriesInOrder(names.map((series) => ({ series }))).map(({ series }) => series)
  const first = ordered.find(isJudging)
  return (first === undefined ? ordered : [first, ...ordered.filter((one) => one !== first)]).slice(0, DRAWN)
}

const JUDGED_WORDS = {
  same: 'Both were judged by the same texts, cut alike: these figures compare.',
  other: 'They were not judged by the same texts, cut alike: these figures don’t compare.',
  unknown: 'Whether both were judged by the same texts is not recorded.',
} as const satisfies Record<Judged, string>

type DrawnProps = {
  series: string
  gap: SeriesGap | undefined
  curves: readonly Curve[]
  legend?: readonly [string, string]
}

function Drawn({ series, gap, curves, legend }: DrawnProps) {
  return (
    <figure className="m-0 mt-4">
      <h3 className="name">{series}</h3>
      {legend !== undefined && (
        <ul className="legend mb-2">
          {legend.map((name, place) => (
            <li key={place === 0 ? 'first' : 'second'}>
              <LineSample second={place === 1} />
              <span>{`${place + 1}: ${name}`}</span>
            </li>
          ))}
        </ul>
      )}
      <LineChart curves={curves} told={`${series}. ${lastWords(gap)} ${apartWords(gap)}`.trim()} />
      <figcaption>{legend === undefined ? `${lastWords(gap)} ${apartWords(gap)}` : apartWords(gap)}</figcaption>
    </figure>
  )
}

/** How two runs stand at the last step that both have, in a sentence. */
function lastWords(gap: SeriesGap | undefined): string {
  if (gap === undefined) return 'The two share no step.'
  const { step, ours, theirs } = gap.last
  const at = `At step ${formatCount(step)}, the last that both have`
  if (ours === theirs) return `${at}, the two are the same: ${formatValue(ours)}.`
  const share = ours === 0 ? '' : ` (${formatShare(Math.abs((theirs - ours) / ours))})`
  const way = theirs < ours ? 'lower' : 'higher'
  return `${at}: ${formatValue(ours)} in the first, ${formatValue(theirs)} in the second, which is ${way} by ${formatValue(Math.abs(theirs - ours))}${share}.`
}

function apartWords(gap: SeriesGap | undefined): string {
  if (gap === undefined) return ''
  const shared = `${formatPlural(gap.shared, 'step', 'steps')} shared`
  if (gap.relative === 0) return `${shared}, the same value at each.`
  return `${shared}, farthest apart at step ${formatCount(gap.step)}, by ${formatShare(gap.relative)} of the larger.`
}
