import { DataTable } from '#app/_ui/data-table.tsx'
import { formatDay, formatPlural, formatShare } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import { LEAF_WORDS, SHARE_WORD_MEANINGS } from '#lib/preference/words.ts'
import { ConsentChart, NARROW, WIDE } from './consent-chart.tsx'
import type { ReadMonth, WordShares } from './months.ts'
import { countedBy, type KnownReadings, newestOf, shownMonths, shownShares } from './version-reading.ts'
import type { PreferenceView } from './view.ts'

/** Consent over time: shares by month as stacked steps, and the same as a table. Months in which nobody looked are gaps. */
export function OverTimeSection({ known, view }: { known: KnownReadings; view: PreferenceView }) {
  const months = shownMonths(known, view)
  const collection = shownShares(known.collection, view)
  const newest = newestOf(known)
  if (newest === null || months.length === 0) return null
  const by = countedBy(newest, view)
  const told = toldOf(months, collection, view)
  return (
    <Section title="Consent over time" id="over-time">
      <figure>
        <p className="label mb-2">
          {`${LEAF_WORDS[view.leaf].name}, share of ${by} in %, ${view.profile} reading, ${formatPlural(newest.shares.total.records, 'record', 'records')}`}
        </p>
        <div className="chart-wide">
          <ConsentChart size={WIDE} collection={collection} months={months} told={told} />
        </div>
        <div className="chart-narrow">
          <ConsentChart size={NARROW} collection={collection} months={months} told={told} />
        </div>
        <figcaption>
          {collection !== null && 'The column at the left is what held when the records were collected. '}
          Steps, not slopes: between two readings nothing is known, and a month in which nobody looked is left open. A
          published version stays as it is; what changes is what may be done with it from now on.
        </figcaption>
      </figure>
      <details className="mt-3">
        <summary>The same as a table</summary>
        <MonthsTable known={known} months={months} collection={collection} />
      </details>
    </Section>
  )
}

type Row = { when: string; shares: WordShares | null }

function MonthsTable({
  known,
  months,
  collection,
}: {
  known: KnownReadings
  months: readonly ReadMonth<WordShares>[]
  collection: WordShares | null
}) {
  const read = (month: string) => known.observed.findLast(({ asOf }) => asOf.toISOString().startsWith(month))?.asOf
  const rows: Row[] = [
    ...(collection === null ? [] : [{ when: 'when collected', shares: collection }]),
    ...months.map(({ month, reading }) => {
      const at = read(month)
      return { when: at === undefined ? month : formatDay(at), shares: reading }
    }),
  ]
  return (
    <DataTable
      caption="Shares by the last reading of each month"
      captionFor="screen-readers"
      columns={[
        { key: 'when', head: 'Read', names: true, cell: ({ when }) => when },
        ...SHARE_WORD_MEANINGS.map(({ word, name }) => ({
          key: word,
          head: name.charAt(0).toUpperCase() + name.slice(1),
          align: 'right' as const,
          cell: ({ shares }: Row) => (shares === null ? 'not observed' : formatShare(shares[word])),
        })),
      ]}
      rows={rows}
      rowKey={({ when }) => when}
    />
  )
}

function toldOf(
  months: readonly ReadMonth<WordShares>[],
  collection: WordShares | null,
  { leaf, profile }: PreferenceView,
): string {
  const read = months.filter(({ reading }) => reading !== null)
  const [first, last] = [collection ?? read[0]?.reading ?? null, read.at(-1)?.reading ?? null]
  const from = (word: 'allowed' | 'disallowed') =>
    `${word} from ${formatShare(first?.[word] ?? 0)} to ${formatShare(last?.[word] ?? 0)}`
  return `Consent to ${LEAF_WORDS[leaf].name} in the ${profile} reading, ${months[0]?.month} to ${months.at(-1)?.month}: ${from('disallowed')}, ${from('allowed')}.`
}
