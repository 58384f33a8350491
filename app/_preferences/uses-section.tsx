import { DataTable } from '#app/_ui/data-table.tsx'
import { formatCount, formatShare } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import { ShareBar } from '#app/_ui/share-bar.tsx'
import { USAGE_LEAVES, type UsageLeaf } from '#lib/preference/preference.ts'
import { LEAF_WORDS, SHARE_WORD_MEANINGS } from '#lib/preference/words.ts'
import { leafOf } from './months.ts'
import { barOf } from './summary-section.tsx'
import { type KnownReadings, newestOf, shownShares, type VersionReading } from './version-reading.ts'
import { type PreferenceView, viewHref } from './view.ts'

type UsesProps = { known: KnownReadings; view: PreferenceView; page: string }

/** Every use with its four words as a bar, at collection beside now; the same in figures, with tokens. */
export function UsesSection({ known, view, page }: UsesProps) {
  const now = newestOf(known)
  const both = known.collection !== null && now !== null
  return (
    <Section title="Use by use" id="uses" intro="Each bar is all records of this version.">
      <ul className="uses">
        <li className={rowClass(both, 'uses-head')} aria-hidden="true">
          <span />
          {both && <span>When collected</span>}
          <span>{now === null ? 'When collected' : 'Now'}</span>
        </li>
        {USAGE_LEAVES.map((leaf) => (
          <li key={leaf} className={rowClass(both, leaf === view.leaf ? 'here' : '')}>
            <a
              className="use-name"
              href={viewHref(page, view, { leaf })}
              aria-current={leaf === view.leaf ? 'true' : undefined}
            >
              {LEAF_WORDS[leaf].short}
            </a>
            {both && <UseBar reading={known.collection} view={{ ...view, leaf }} when="when collected" />}
            <UseBar
              reading={now ?? known.collection}
              view={{ ...view, leaf }}
              when={now === null ? 'when collected' : 'now'}
            />
          </li>
        ))}
      </ul>
      <ul className="legend">
        {SHARE_WORD_MEANINGS.map(({ word, name }) => (
          <li key={word}>
            <i className={`b-${word}`} />
            <span>{name}</span>
          </li>
        ))}
      </ul>
      <details className="mt-4">
        <summary>The same in figures</summary>
        <UsesTable known={known} view={view} />
      </details>
    </Section>
  )
}

function rowClass(both: boolean, kind: string): string {
  return ['use-row', both ? 'both' : '', kind].filter((name) => name !== '').join(' ')
}

function UseBar({ reading, view, when }: { reading: VersionReading | null; view: PreferenceView; when: string }) {
  const shares = shownShares(reading, view)
  if (shares === null) return <span className="dim small">not read</span>
  return (
    <span>
      <span className="vh">{`${when}: `}</span>
      <ShareBar shares={barOf(shares)} legend="none" />
      <span className="uses-told" aria-hidden="true">
        {barOf(shares)
          .filter(({ share, kind }) => share > 0 && kind !== 'unknown')
          .map(({ label, share }) => `${formatShare(share, 0)} ${label}`)
          .join(', ')}
      </span>
    </span>
  )
}

type UseRow = { leaf: UsageLeaf; when: string; reading: VersionReading }

/** Records and tokens of each word, for each use, then and now. */
function UsesTable({ known, view }: Omit<UsesProps, 'page'>) {
  const now = newestOf(known)
  const rows = USAGE_LEAVES.flatMap((leaf): UseRow[] => [
    ...(known.collection === null ? [] : [{ leaf, when: 'when collected', reading: known.collection }]),
    ...(now === null ? [] : [{ leaf, when: 'now', reading: now }]),
  ])
  const cell = ({ leaf, reading }: UseRow, word: (typeof SHARE_WORD_MEANINGS)[number]['word']) => {
    const amounts = leafOf(reading.shares, { ...view, leaf })?.words[word]
    if (amounts === undefined) return 'not read'
    return amounts.tokens === null
      ? formatCount(amounts.records)
      : `${formatCount(amounts.records)} (${formatCount(amounts.tokens)})`
  }
  const hasTokens = rows.some(({ reading }) => reading.shares.total.tokens !== null)
  return (
    <DataTable
      caption={hasTokens ? 'Records, and tokens in brackets' : 'Records'}
      columns={[
        { key: 'use', head: 'Use', names: true, cell: ({ leaf }) => LEAF_WORDS[leaf].name },
        { key: 'when', head: 'When', cell: ({ when }) => when },
        ...SHARE_WORD_MEANINGS.map(({ word, name }) => ({
          key: word,
          head: name.charAt(0).toUpperCase() + name.slice(1),
          align: 'right' as const,
          cell: (row: UseRow) => cell(row, word),
        })),
      ]}
      rows={rows}
      rowKey={({ leaf, when }) => `${leaf} ${when}`}
    />
  )
}
