import { type ArithmeticCheck, recompute } from './check.ts'
import type { GradMimicConfiguration, GradMimicResult } from './grad-mimic-record.ts'

/** The figures of a Grad-Mimic run beside what follows from its counts (`grad-mimic.md` §5, §9). A record of which nothing could be told stays, and so is kept. */
export function checkGradMimic(
  { input, train, labels }: GradMimicConfiguration,
  result: GradMimicResult | null,
): ArithmeticCheck[] {
  const { kept, dropped, unknown = 0 } = result ?? {}
  const judged = kept === undefined || dropped === undefined ? null : kept + dropped + unknown
  return [
    ...recompute(
      'Records',
      input?.records,
      judged,
      judged === null
        ? 'How many were kept and dropped is not recorded.'
        : `${kept} kept + ${dropped} dropped + ${unknown} unknown.`,
    ),
    ...recompute(
      'Share kept',
      result?.keptShare,
      dropped === undefined || judged === null || judged === 0 ? null : (judged - dropped) / judged,
      judged === null
        ? 'How many were kept and dropped is not recorded.'
        : `${kept} kept and ${unknown} unknown, which stay, of ${judged}.`,
    ),
    ...stepsOf(input?.records, train, result),
    ...bySource(result),
    ...recompute(
      'Labels made wrong',
      labels?.corrupted,
      labels === undefined || result?.truth === undefined ? null : result.truth.wrong,
      'The records that the result counts as wrong.',
    ),
    ...truthOf(result),
  ]
}

function stepsOf(
  records: number | undefined,
  train: GradMimicConfiguration['train'],
  result: GradMimicResult | null,
): ArithmeticCheck[] {
  if (records === undefined || train === undefined)
    return recompute('Steps', result?.steps, null, 'The records, the batch or the epochs are not recorded.')
  const { batchSize, dropLast, epochs } = train
  const perEpoch = dropLast ? Math.floor(records / batchSize) : Math.ceil(records / batchSize)
  const last = dropLast ? 'left out' : 'counted'
  return recompute(
    'Steps',
    result?.steps,
    epochs * perEpoch,
    `${epochs} epochs of ${records} records in batches of ${batchSize}, a last short one ${last}.`,
  )
}

function bySource(result: GradMimicResult | null): ArithmeticCheck[] {
  if (result === null || result.sources.length === 0) return []
  const sum = (part: 'kept' | 'dropped') => result.sources.reduce((total, source) => total + source[part], 0)
  return [
    ...recompute('Kept', result.kept, sum('kept'), `The sum over ${result.sources.length} sources.`),
    ...recompute('Dropped', result.dropped, sum('dropped'), `The sum over ${result.sources.length} sources.`),
  ]
}

/** Precision and recall of the dropped records, where it is known which are wrong. */
function truthOf(result: GradMimicResult | null): ArithmeticCheck[] {
  if (result?.truth === undefined) return []
  const { wrong, wrongDropped, precision, recall, f1 } = result.truth
  const { dropped } = result
  const share = (of: number | undefined) => (of === undefined || of === 0 ? null : wrongDropped / of)
  const harmonic = dropped === undefined || dropped + wrong === 0 ? null : (2 * wrongDropped) / (dropped + wrong)
  return [
    ...recompute('Precision', precision, share(dropped), `${wrongDropped} wrong of ${dropped ?? '?'} dropped.`),
    ...recompute('Recall', recall, share(wrong), `${wrongDropped} dropped of ${wrong} wrong.`),
    ...recompute('F1', f1, harmonic, 'The harmonic mean of both.'),
  ]
}
