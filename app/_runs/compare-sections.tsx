import { DataTable } from '#app/_ui/data-table.tsx'
import { formatCount, formatPlural } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import type { RunComparison } from '#lib/run/comparison.ts'
import type { MetricPoint } from '#lib/run/metrics.ts'
import { LineChart } from './line-chart.tsx'
import { VERDICT_DISC, verdictWords } from './words.ts'

/** One of two runs: its name, and its numbers as they are drawn. */
export type ComparedSide = { id: string; name: string; curve: readonly MetricPoint[] }
type SidesProps = { ours: ComparedSide; theirs: ComparedSide; comparison: RunComparison }

/** How many series are drawn. */
const DRAWN = 6

/** Where two runs differ, part by part. */
export function CompareSections({ ours, theirs, comparison }: SidesProps) {
  const { asReplay, settings, seeds, inputs } = comparison
  return (
    <>
      <Section title="As a replay" id="verdict">
        <FoundMark found={VERDICT_DISC[asReplay.verdict]}>{verdictWords(asReplay.verdict, asReplay.step)}</FoundMark>
        <p className="mt-2">{asReplay.reason}</p>
        <ul className="small second">
          <li>
            First: <a href={`/runs/${ours.id}`}>{ours.name}</a>
          </li>
          <li>
            Second: <a href={`/runs/${theirs.id}`}>{theirs.name}</a>
          </li>
        </ul>
      </Section>
      <Section title="What they read" id="inputs">
        <p>
          {`${formatPlural(inputs.both.length, 'input', 'inputs')} in common, ${formatCount(inputs.ours.length)} only in the first, ${formatCount(inputs.theirs.length)} only in the second.`}
        </p>
        <ul className="small">
          {inputs.ours.map((one) => (
            <li key={`ours ${one}`}>{`Only the first: ${one}`}</li>
          ))}
          {inputs.theirs.map((one) => (
            <li key={`theirs ${one}`}>{`Only the second: ${one}`}</li>
          ))}
        </ul>
      </Section>
      <Section title="What they were told" id="settings">
        {settings.length + seeds.length === 0 ? (
          <p className="second">Their settings and seeds are the same.</p>
        ) : (
          <DataTable
            caption="Settings and seeds in which they differ"
            captionFor="screen-readers"
            columns={[
              { key: 'at', head: 'Where', names: true, cell: ({ at }: Setting) => <code>{at}</code> },
              { key: 'ours', head: 'First', cell: ({ ours: value }) => <code>{value ?? 'left out'}</code> },
              { key: 'theirs', head: 'Second', cell: ({ theirs: value }) => <code>{value ?? 'left out'}</code> },
            ]}
            rows={[...settings, ...seeds.map((seed) => ({ ...seed, at: `seed ${seed.at}` }))]}
            rowKey={({ at }) => at}
          />
        )}
      </Section>
      <NumbersSection ours={ours} theirs={theirs} comparison={comparison} />
    </>
  )
}

function apart({ step, relative }: RunComparison['metrics'][number]): string {
  if (relative === 0) return 'the same value at each'
  return `farthest apart at step ${formatCount(step)}, by ${relative.toExponential(1)} of the larger`
}

type Setting = RunComparison['settings'][number]

function NumbersSection({ ours, theirs, comparison: { metrics } }: SidesProps) {
  const drawn = [...new Set([...ours.curve, ...theirs.curve].map(({ series }) => series))].slice(0, DRAWN)
  return (
    <Section
      title="What they measured"
      id="numbers"
      intro="The first is drawn whole, the second dashed; the figures at the right are the last of each."
    >
      {drawn.length === 0 && <p className="second">Neither reported numbers by step.</p>}
      <div className="two">
        {drawn.map((series) => {
          const gap = metrics.find((one) => one.series === series)
          const told =
            gap === undefined
              ? `${series}: the two share no step.`
              : `${series}: ${formatPlural(gap.shared, 'step', 'steps')} shared, ${apart(gap)}.`
          return (
            <figure key={series} className="m-0 mt-4">
              <h3 className="name">{series}</h3>
              <LineChart
                curves={[
                  { name: 'first', points: ours.curve.filter((point) => point.series === series) },
                  { name: 'second', points: theirs.curve.filter((point) => point.series === series), second: true },
                ]}
                told={told}
              />
              <figcaption>{told}</figcaption>
            </figure>
          )
        })}
      </div>
    </Section>
  )
}
