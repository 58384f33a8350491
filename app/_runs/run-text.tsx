import { Figures } from '#app/_ui/figures.tsx'
import { formatCount, formatPlural, formatShare, formatShort } from '#app/_ui/format.ts'
import { Markdown } from '#app/_ui/markdown.tsx'
import type { MadeByRun } from '#db/queries/list-made-by-run.ts'
import { GradMimicResult } from '#lib/run/grad-mimic-record.ts'
import type { PublicRun } from '#lib/run/public.ts'
import { formatValue } from './ticks.ts'

/** A run in a paragraph and a few figures: what it read and made, and how its record stands. */
export function RunText({ run, made }: { run: PublicRun; made: readonly MadeByRun[] }) {
  const { description, inputs, check, flags } = run
  const unpinned = inputs.filter(({ version }) => version === null).length
  const differing = check.arithmetic.filter(({ outcome }) => outcome === 'differs').length
  return (
    <>
      <p className="lede">
        {`This run read ${formatPlural(inputs.length, 'input', 'inputs')}, ${unpinned === 0 ? 'each pinned by its digest' : `${unpinned} of them without a digest`}, and ${madeWords(run, made)}. `}
        {filteredWords(run)}
        {differing === 0
          ? 'No figure of its record contradicts its settings. '
          : `${formatPlural(differing, 'figure', 'figures')} of its record ${differing === 1 ? 'does' : 'do'} not follow from its settings. `}
        {flags.length > 0 && `It raises ${formatPlural(flags.length, 'question', 'questions')}.`}
      </p>
      {description !== '' && <Markdown text={description} />}
      <Figures figures={filterOf(run) === null ? figuresOf(run) : filterFiguresOf(run)} />
    </>
  )
}

/** The series whose last value stands first, if there is one. */
const LEADING = ['validation loss', 'loss']

/** What a run made: what it reported, versions that name it as what made them, or at least the files that it left. */
function madeWords({ outputs, artifacts }: PublicRun, made: readonly MadeByRun[]): string {
  const things = outputs.length + made.length
  if (things > 0) return `made ${formatPlural(things, 'thing', 'things')}`
  return artifacts.length === 0
    ? 'made nothing that is recorded'
    : `left ${formatPlural(artifacts.length, 'file', 'files')}`
}

type Filtered = GradMimicResult & { kept: number; dropped: number }

/** What a filter came to; null: it is none, or does not say. */
function filterOf({ kind, result }: PublicRun): Filtered | null {
  if (kind !== 'grad-mimic' || result === null) return null
  const told = GradMimicResult.parse(result)
  const { kept, dropped } = told
  return kept === undefined || dropped === undefined ? null : { ...told, kept, dropped }
}

function filteredWords(run: PublicRun): string {
  const filter = filterOf(run)
  if (filter === null) return ''
  const { kept, dropped, unknown } = filter
  const untold = unknown === 0 ? '' : `, and could not tell ${formatCount(unknown)}, which stay`
  return `Of ${formatPlural(kept + dropped + unknown, 'record', 'records')} it kept ${formatCount(kept)} and dropped ${formatCount(dropped)}${untold}. `
}

/** The rival whose agreement with the score stands among the first figures. */
const RIVAL = 'reference-loss'

function filterFiguresOf(run: PublicRun) {
  const filter = filterOf(run)
  if (filter === null) return figuresOf(run)
  const { kept, dropped, unknown, steps, beside, truth } = filter
  const [judged, stays] = [kept + dropped + unknown, kept + unknown]
  const rival = beside.find(({ name }) => name === RIVAL)
  const found =
    truth === undefined
      ? {
          label: 'Overlap with a rival',
          amount: rival === undefined ? 'unknown' : rival.jaccard.toFixed(2),
          note: rival === undefined ? 'not recorded' : 'of the reference’s own loss (Jaccard)',
        }
      : {
          label: 'F1',
          amount: truth.f1 === undefined ? 'unknown' : truth.f1.toFixed(2),
          note: `${formatCount(truth.wrongDropped)} of ${formatPlural(truth.wrong, 'wrong one', 'wrong ones')} dropped`,
        }
  return [
    {
      label: 'Stays',
      amount: judged === 0 ? 'unknown' : formatShare(stays / judged),
      note: `${formatCount(stays)} of ${formatPlural(judged, 'record', 'records')}`,
    },
    found,
    {
      label: 'Steps',
      amount: steps === undefined ? 'unknown' : formatShort(steps),
      note: steps === undefined ? 'not recorded' : 'each scores a batch',
    },
    leftOpen(run),
  ]
}

function figuresOf(run: PublicRun) {
  const { inputs, series, traced } = run
  const tokens = inputs.flatMap(({ role, tokens: count }) => (role === 'training' && count !== null ? [count] : []))
  const first = LEADING.flatMap((name) => series.find((one) => one.series === name) ?? [])[0] ?? series[0]
  return [
    {
      label: 'Tokens read to train',
      amount: tokens.length === 0 ? 'unknown' : formatShort(tokens.reduce((sum, count) => sum + count, 0)),
      note: tokens.length === 0 ? 'not recorded' : `of ${formatPlural(tokens.length, 'input', 'inputs')}`,
    },
    {
      label: first === undefined ? 'Numbers by step' : `Last ${first.series}`,
      amount: first === undefined ? 'none' : formatValue(first.value),
      note: first === undefined ? 'not reported' : `at step ${first.last.toLocaleString('en')}`,
    },
    { label: 'Steps with digests', amount: formatShort(traced), note: 'for comparing a replay' },
    leftOpen(run),
  ]
}

function leftOpen({ check: { missing } }: PublicRun) {
  const amount = missing.length === 0 ? 'nothing' : String(missing.length)
  return { label: 'Left open', amount, note: 'that a repetition needs' }
}
