import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { formatCount, formatPlural } from '#app/_ui/format.ts'
import { wordFor } from '#app/datasets/_parts/words.ts'
import type { GradMimicResult } from '#lib/run/grad-mimic-record.ts'

type Beside = GradMimicResult['beside'][number]

/** The filter beside its rivals on the same records: how far they would drop the same ones, and, where the truth is known, how well each finds what is wrong. */
export function BesideTable({ result }: { result: GradMimicResult }) {
  const { beside, dropped = 0, truth } = result
  const hasTruth = truth !== undefined || beside.some(({ auc }) => auc !== undefined)
  return (
    <div className="mt-6">
      <DataTable
        caption={`Would other ways drop the same ${formatPlural(dropped, 'record', 'records')}?`}
        phone="scroll"
        columns={[...AGREEMENT, ...(hasTruth ? DETECTION : [])]}
        rows={beside}
        rowKey={({ name }) => name}
      />
      <p className="small second mt-2">
        {`Each drops as many as the filter did. Overlap: what both drop, over what either does; order: Spearman’s ρ with the score over all records, 1 the same, 0 none, −1 the reverse. ${hasTruth ? 'AUC and F1 are of finding the records that were made wrong on purpose.' : 'Which of them finds bad records better can’t be told here: which are bad is not known.'}`}
      </p>
    </div>
  )
}

const AGREEMENT: readonly Column<Beside>[] = [
  { key: 'name', head: 'Chosen by', names: true, cell: ({ name }) => wordFor(BESIDE_WORDS, name) },
  { key: 'both', head: 'The same', align: 'right', cell: ({ both }) => formatCount(both) },
  { key: 'jaccard', head: 'Overlap (Jaccard)', align: 'right', cell: ({ jaccard }) => jaccard.toFixed(2) },
  { key: 'order', head: 'Order alike (ρ)', align: 'right', cell: ({ correlation }) => figure(correlation) },
]

const DETECTION: readonly Column<Beside>[] = [
  { key: 'auc', head: 'AUC', align: 'right', cell: ({ auc }) => figure(auc) },
  { key: 'top', head: 'F1, rate known', align: 'right', cell: ({ f1AtKnownRate }) => figure(f1AtKnownRate) },
  { key: 'auto', head: 'F1, by itself', align: 'right', cell: ({ f1 }) => figure(f1) },
]

function figure(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(2).replace('-', '−')
}

const BESIDE_WORDS = {
  mimic: 'Mimic Score, this filter',
  'small-loss-mean': 'the mean loss in training',
  'small-loss-last': 'the loss in the last epoch',
  'reference-loss': 'the reference’s own loss',
  random: 'chance',
} as const
