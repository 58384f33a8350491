import { DataTable } from '#app/_ui/data-table.tsx'
import { formatCount, formatShare } from '#app/_ui/format.ts'
import { SaidMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import { Mechanism } from '#lib/preference/preference.ts'
import type { Amounts } from '#lib/preference/shares.ts'
import { LEAF_WORDS } from '#lib/preference/words.ts'
import { leafOf } from './months.ts'
import { type KnownReadings, mechanismsOf, newestOf } from './version-reading.ts'
import type { PreferenceView } from './view.ts'
import { MechanismLink } from './words-of.tsx'

type Row = { mechanism: string; deny: Amounts; allow: Amounts; before: Amounts | null }

/** By which mechanism the records of the chosen use are denied or allowed. */
export function ByMechanismSection({ known, view }: { known: KnownReadings; view: PreferenceView }) {
  const shown = newestOf(known) ?? known.collection
  const leaf = shown === null ? null : leafOf(shown.shares, view)
  const before = known.collection === null ? [] : mechanismsOf(leafOf(known.collection.shares, view))
  const isNow = newestOf(known) !== null
  const now = mechanismsOf(leaf)
  const gone = before.filter(({ mechanism }) => isNow && !now.some((one) => one.mechanism === mechanism))
  const nothing: Amounts = { records: 0, tokens: 0 }
  const rows: Row[] = [
    ...now.map((one) => ({
      ...one,
      before: before.find(({ mechanism }) => mechanism === one.mechanism)?.deny ?? null,
    })),
    ...gone.map(({ mechanism, deny }) => ({ mechanism, deny: nothing, allow: nothing, before: deny })),
  ]
  const total = shown?.shares.total.records ?? 0
  return (
    <Section
      title="By which means it is said"
      id="mechanisms"
      intro={`Of ${LEAF_WORDS[view.leaf].name}, in the ${view.profile} reading. A record counts for each mechanism that decides it, so the rows overlap.`}
    >
      {rows.length === 0 ? (
        <p className="second">Nothing that was read decides this use.</p>
      ) : (
        <DataTable
          caption="Records by mechanism"
          captionFor="screen-readers"
          columns={[
            { key: 'mechanism', head: 'Mechanism', names: true, cell: ({ mechanism }: Row) => nameOf(mechanism) },
            { key: 'deny', head: 'Disallows', align: 'right', cell: ({ deny }) => amountOf(deny, total, 'disallowed') },
            { key: 'allow', head: 'Allows', align: 'right', cell: ({ allow }) => amountOf(allow, total, 'allowed') },
            ...(isNow && known.collection !== null
              ? [
                  {
                    key: 'before',
                    head: 'Disallowed when collected',
                    align: 'right' as const,
                    cell: (row: Row) => formatCount(row.before?.records ?? 0),
                  },
                ]
              : []),
          ]}
          rows={rows}
          rowKey={({ mechanism }) => mechanism}
        />
      )}
    </Section>
  )
}

function nameOf(mechanism: string) {
  const known = Mechanism.safeParse(mechanism)
  return known.success ? <MechanismLink mechanism={known.data} /> : mechanism
}

function amountOf({ records }: Amounts, total: number, said: 'allowed' | 'disallowed') {
  if (records === 0) return <span className="dim">none</span>
  return (
    <>
      <SaidMark said={said} words="hidden" />{' '}
      {`${formatCount(records)} (${formatShare(total === 0 ? 0 : records / total)})`}
    </>
  )
}
