import { BarChart } from '#app/_ui/bar-chart.tsx'
import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { formatCount, formatShare } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import { wordFor } from '#app/datasets/_parts/words.ts'
import type { PublicRun } from '#lib/run/public.ts'
import { NUMBER_BYTES, T6Configuration } from '#lib/run/t6-record.ts'
import { type ComparedCache, compareCaches } from '#lib/t6/compare-caches.ts'
import { VARIANT_WORDS } from './words.ts'

/** What the model of a T6 run keeps of each token while it writes, beside every other kind of attention at the same heads and ranks. Nothing for other kinds of runs. */
export function CacheSection({ run: { kind, configuration } }: { run: PublicRun }) {
  const read = kind === 't6' ? T6Configuration.safeParse(configuration) : null
  if (read?.success !== true) return null
  const { model, numeric } = read.data
  const numbers = numeric?.cache
  const rows = compareCaches(model, numbers === undefined ? null : NUMBER_BYTES[numbers])
  const assumed = rows.find(({ assumedGroups }) => assumedGroups !== null)?.assumedGroups
  const missing = rows.filter((row) => row.missing.length > 0)
  return (
    <Section
      title="What it caches of each token"
      id="cache"
      intro={`Recomputed by the formulas of the paper, for ${model.h} heads of ${model.dHead} and this model’s ranks. At equal heads the kinds have unequal weights; the paper’s own baselines have fewer heads instead, so its figures for them are others.`}
    >
      <figure className="m-0 mb-4">
        <p className="small second m-0 mb-2">
          {numbers === undefined
            ? 'Numbers for each token and layer. How they are kept is not recorded, so their bytes can’t be told.'
            : `Bytes for each token in ${model.L === 1 ? 'the one layer' : `all ${formatCount(model.L)} layers`}, in ${numbers}.`}
        </p>
        <BarChart bars={rows.map(barOf)} told={told(rows)} />
      </figure>
      <DataTable
        caption="The same in figures"
        phone="scroll"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ variant }) => variant}
      />
      {assumed != null && (
        <p className="small second mt-2">
          {`${VARIANT_WORDS.gqa} with ${assumed} groups, as the paper’s baselines have: this record names none.`}
        </p>
      )}
      {missing.length > 0 && (
        <p className="small second mt-2">
          {`Unknown: ${missing.map(({ variant, missing: sizes }) => `${VARIANT_WORDS[variant]} needs ${sizes.map((size) => wordFor(SIZE_WORDS, size)).join(', ')}`).join('; ')}, which this record does not name.`}
        </p>
      )}
    </Section>
  )
}

/** Sizes that a record may leave out, in words. */
const SIZE_WORDS = {
  G: 'how many groups there are (G)',
  mla: 'its latent sizes (mla)',
  RQ: 'the rank of queries (RQ)',
  RK: 'the rank of keys (RK)',
  RV: 'the rank of values (RV)',
} as const

function barOf({ variant, isOwn, numbers, bytesPerToken }: ComparedCache) {
  const amount = bytesPerToken ?? numbers
  return {
    label: VARIANT_WORDS[variant],
    amount: amount ?? 0,
    kind: isOwn ? ('woad' as const) : ('rest' as const),
    ...(amount === null && { figure: 'unknown' }),
  }
}

const COLUMNS: readonly Column<ComparedCache>[] = [
  {
    key: 'variant',
    head: 'Attention',
    names: true,
    cell: ({ variant, isOwn }) => (isOwn ? <b>{`${VARIANT_WORDS[variant]}, this model`}</b> : VARIANT_WORDS[variant]),
  },
  { key: 'numbers', head: 'Numbers by token and layer', align: 'right', cell: ({ numbers }) => counted(numbers) },
  { key: 'bytes', head: 'Bytes by token', align: 'right', cell: ({ bytesPerToken }) => counted(bytesPerToken) },
  {
    key: 'share',
    head: 'Of MHA',
    align: 'right',
    cell: ({ shareOfMha }) => (shareOfMha === null ? 'unknown' : formatShare(shareOfMha)),
  },
  {
    key: 'weights',
    head: 'Weights of a layer’s attention',
    align: 'right',
    cell: ({ attentionParameters }) => counted(attentionParameters),
  },
]

function counted(count: number | null): string {
  return count === null ? 'unknown' : formatCount(count)
}

function told(rows: readonly ComparedCache[]): string {
  const said = rows.map(({ variant, numbers }) => `${VARIANT_WORDS[variant]} ${counted(numbers)}`)
  return `Numbers cached of each token and layer: ${said.join(', ')}.`
}
