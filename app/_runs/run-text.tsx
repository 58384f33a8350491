import { Figures } from '#app/_ui/figures.tsx'
import { formatPlural, formatShort } from '#app/_ui/format.ts'
import { Markdown } from '#app/_ui/markdown.tsx'
import type { PublicRun } from '#lib/run/public.ts'
import { formatValue } from './ticks.ts'

/** A run in a paragraph and a few figures: what it read and made, and how its record stands. */
export function RunText({ run }: { run: PublicRun }) {
  const { description, inputs, outputs, check, flags } = run
  const unpinned = inputs.filter(({ version }) => version === null).length
  const differing = check.arithmetic.filter(({ outcome }) => outcome === 'differs').length
  return (
    <>
      <p className="lede">
        {`This run read ${formatPlural(inputs.length, 'input', 'inputs')}, ${unpinned === 0 ? 'each pinned by its digest' : `${unpinned} of them without a digest`}, and made ${outputs.length === 0 ? 'nothing that is recorded' : formatPlural(outputs.length, 'thing', 'things')}. `}
        {differing === 0
          ? 'No figure of its record contradicts its settings. '
          : `${formatPlural(differing, 'figure', 'figures')} of its record ${differing === 1 ? 'does' : 'do'} not follow from its settings. `}
        {flags.length > 0 && `It raises ${formatPlural(flags.length, 'question', 'questions')}.`}
      </p>
      {description !== '' && <Markdown text={description} />}
      <Figures figures={figuresOf(run)} />
    </>
  )
}

/** The series whose last value stands first, if there is one. */
const LEADING = ['validation loss', 'loss']

function figuresOf({ inputs, series, traced, check }: PublicRun) {
  const tokens = inputs.flatMap(({ role, tokens: count }) => (role === 'training' && count !== null ? [count] : []))
  const first = LEADING.flatMap((name) => series.find((one) => one.series === name) ?? [])[0] ?? series[0]
  const missing = check.missing.length
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
    {
      label: 'Left open',
      amount: missing === 0 ? 'nothing' : String(missing),
      note: 'that a repetition needs',
    },
  ]
}
