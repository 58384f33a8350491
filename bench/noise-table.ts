import type { NoiseAnswer, NoiseCase } from './label-noise.ts'
import { median } from './row.ts'

/** One case with its answers, one a seed. */
export type NoiseEntry = { name: string; regime: string; given: NoiseCase; answers: readonly NoiseAnswer[] }

const WAYS = ['mimic', 'small-loss-mean', 'small-loss-last', 'reference-loss', 'random'] as const
const HEAD =
  'data | records, features | noise | regime | mimic: AUC (least–most), F1 rate known / not | mean small loss: AUC, F1 rate known / not | last-epoch loss AUC | reference’s loss AUC | chance AUC | accuracy: noisy / online / kept by mimic / by loss / clean'

/** The table of all cases to standard error (figures go to standard output), and in words where the score is ahead and where it is not. */
export function printNoiseTable(entries: readonly NoiseEntry[]): void {
  if (entries.length === 0) return
  const lines = [
    `| ${HEAD} |`,
    `|${' --- |'.repeat(HEAD.split(' | ').length)}`,
    ...entries.map(lineOf),
    '',
    ...wordsOf(entries),
  ]
  process.stderr.write(
    `\nWrong labels, found by Mimic Score and by its rivals (medians over the seeds)\n\n${lines.join('\n')}\n\n`,
  )
}

function lineOf({ name, regime, given, answers }: NoiseEntry): string {
  const auc = (way: string) => answers.map((answer) => wayOf(answer, way)?.auc ?? Number.NaN)
  const f1 = (way: string) => {
    const [known, auto] = (['atKnownRate', 'auto'] as const).map((kind) =>
      median(answers.map((answer) => wayOf(answer, way)?.[kind]?.f1 ?? Number.NaN)),
    )
    return `${three(known)} / ${three(auto)}`
  }
  const accuracy = (['noisy', 'online', 'byMimic', 'byLoss', 'clean'] as const)
    .map((way) => three(median(answers.map((answer) => answer.accuracy[way]))))
    .join(' / ')
  const mimic = auc('mimic')
  const spread = `${three(Math.min(...mimic))}–${three(Math.max(...mimic))}`
  const cells = [
    name,
    `${given.records.toLocaleString('en')}, ${given.features ?? 'pixels'}`,
    String(given.rate),
    regime,
    `${three(median(mimic))} (${spread}), ${f1('mimic')}`,
    `${three(median(auc('small-loss-mean')))}, ${f1('small-loss-mean')}`,
    ...WAYS.slice(2).map((way) => three(median(auc(way)))),
    accuracy,
  ]
  return `| ${cells.join(' | ')} |`
}

/** Counted from the figures above, never assumed. */
function wordsOf(entries: readonly NoiseEntry[]): string[] {
  const auc = ({ answers }: NoiseEntry, way: string) =>
    median(answers.map((answer) => wayOf(answer, way)?.auc ?? Number.NaN))
  const accuracy = ({ answers }: NoiseEntry, way: keyof NoiseAnswer['accuracy']) =>
    median(answers.map((answer) => answer.accuracy[way]))
  const count = (holds: (entry: NoiseEntry) => boolean) => `${entries.filter(holds).length} of ${entries.length}`
  const named = (holds: (entry: NoiseEntry) => boolean) =>
    entries
      .filter(holds)
      .map(({ name, given, regime }) => `${name} ${given.rate} (${regime})`)
      .join(', ') || 'nowhere'
  return [
    `Mimic is ahead of chance in ${count((entry) => auc(entry, 'mimic') > auc(entry, 'random'))} cases.`,
    `It is ahead of the mean small loss in ${count((entry) => auc(entry, 'mimic') > auc(entry, 'small-loss-mean'))}: ${named((entry) => auc(entry, 'mimic') > auc(entry, 'small-loss-mean'))}.`,
    `The reference's own loss, for which the base is not trained at all, is ahead of mimic in ${count((entry) => auc(entry, 'reference-loss') > auc(entry, 'mimic'))}: ${named((entry) => auc(entry, 'reference-loss') > auc(entry, 'mimic'))}.`,
    `Re-weighting while training gives a better model than plain noisy training in ${count((entry) => accuracy(entry, 'online') > accuracy(entry, 'noisy'))}, training again on what mimic keeps in ${count((entry) => accuracy(entry, 'byMimic') > accuracy(entry, 'noisy'))}, on what the mean small loss keeps in ${count((entry) => accuracy(entry, 'byLoss') > accuracy(entry, 'noisy'))}.`,
  ]
}

function wayOf({ ways }: NoiseAnswer, name: string) {
  return ways.find((way) => way.name === name)
}

function three(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '–' : value.toFixed(3)
}
