import { DataTable } from '#app/_ui/data-table.tsx'
import type { CrossCheckedTable } from '#lib/license/cross-checks.ts'
import { findTerms } from '#lib/license/terms.ts'
import { licenseHref } from './terms-search.ts'

type Difference = CrossCheckedTable['differences'][number]
type Props = { caption: string; captionFor?: 'all' | 'screen-readers'; differences: readonly Difference[] }

/** Where ours and another table differ: the licence, the column, what each says, and what accounts for it. */
export function Differences({ caption, captionFor = 'all', differences }: Props) {
  return (
    <DataTable
      caption={caption}
      captionFor={captionFor}
      columns={[
        { key: 'id', head: 'Licence', names: true, width: '24%', cell: ({ id }) => <LicenseLink id={id} /> },
        { key: 'column', head: 'On', width: '21%', cell: ({ column }) => column },
        { key: 'ours', head: 'Ours', width: '8%', cell: ({ ours }) => ours },
        { key: 'theirs', head: 'Theirs', width: '11%', cell: ({ theirs }) => theirs },
        {
          key: 'why',
          head: 'Why',
          cell: ({ why }) => (why === '' ? <span className="dim">not looked into</span> : why),
        },
      ]}
      rows={differences}
      rowKey={({ id, column, theirs }) => `${id} ${column} ${theirs}`}
    />
  )
}

/** A licence by its id, linked where the newest edition has an entry for it. */
export function LicenseLink({ id, edition }: { id: string; edition?: string }) {
  return findTerms(id, edition) === null ? id : <a href={licenseHref(id, edition)}>{id}</a>
}
