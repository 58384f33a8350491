import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { formatCount, formatPlural, formatShare } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import type { RecordChange, RecordDifference } from '#lib/records/schema.ts'
import { MoreChanges, WhatCell } from './change-table.tsx'

/** How many records that differ are listed; the rest is counted, and told by the API. */
export const RECORDS_SHOWN = 20

type ChangesProps = { difference: RecordDifference; heads: { before: string; after: string } }

/** How many records were added, removed and changed, what that was told from, and the first of them by id. */
export function RecordChanges({ difference, heads }: ChangesProps) {
  const { added, removed, changed, equal, changes, bucketsRead } = difference
  const count = added + removed + changed
  if (count === 0)
    return <p className="second">{`All ${formatCount(equal)} records are the same, by id and digest.`}</p>
  const columns: Column<RecordChange>[] = [
    {
      key: 'what',
      head: 'Record',
      names: true,
      width: '40%',
      cell: ({ id, change }) => <WhatCell name={id} change={change} />,
    },
    { key: 'before', head: heads.before, cell: ({ before }) => <Side digest={before} /> },
    { key: 'after', head: heads.after, cell: ({ after }) => <Side digest={after} /> },
  ]
  return (
    <>
      <p className="second mb-3">{words(difference, heads)}</p>
      <DataTable
        caption={`The first by id. Told from ${formatPlural(bucketsRead, 'bucket', 'buckets')} of 4,096; the others are equal by digest and were not read.`}
        columns={columns}
        rows={changes}
        rowKey={({ id }) => id}
      />
      <MoreChanges count={count - changes.length} />
    </>
  )
}

/** That the records can not be compared one by one, and why. */
export function RecordsUnknown({ reason }: { reason: string }) {
  return (
    <p className="mb-3">
      <FoundMark found="unknown">{`Record by record it is unknown. ${reason}`}</FoundMark>
    </p>
  )
}

function words({ added, removed, changed, equal }: RecordDifference, { before, after }: ChangesProps['heads']): string {
  const old = removed + changed + equal
  const share = (part: number, of: number) => (of === 0 ? '' : ` (${formatShare(part / of)})`)
  return [
    `Of the ${formatPlural(old, 'record', 'records')} of ${before}, ${formatCount(removed)}${share(removed, old)} are gone and ${formatCount(changed)}${share(changed, old)} have other content under the same id.`,
    `Of those of ${after}, ${formatCount(added)}${share(added, added + changed + equal)} are new.`,
  ].join(' ')
}

function Side({ digest }: { digest: string | null }) {
  return digest === null ? (
    <span className="dim">not there</span>
  ) : (
    <DigestChip digest={`sha256:${digest}`} look="bare" />
  )
}
