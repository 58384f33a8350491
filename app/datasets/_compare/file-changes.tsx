import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { formatBytes } from '#app/_ui/format.ts'
import { FILE_CHANGES, type FileComparison, type FileDifference } from '#db/queries/compare-files.ts'
import { MoreChanges, WhatCell } from './change-table.tsx'

/** How many files differ, however they do. */
export function fileChangeCount(files: FileComparison): number {
  return FILE_CHANGES.reduce((sum, change) => sum + files[change], 0)
}

type ChangesProps = { files: FileComparison; heads: { before: string; after: string } }

/** The files that differ: changed by digest or size, renamed (the same digest at another path), added and removed. */
export function FileChanges({ files, heads }: ChangesProps) {
  const columns: Column<FileDifference>[] = [
    { key: 'what', head: 'File', names: true, width: '40%', cell: (row) => <FileCell row={row} /> },
    { key: 'before', head: heads.before, cell: ({ before }) => <SideCell side={before} /> },
    { key: 'after', head: heads.after, cell: ({ after }) => <SideCell side={after} /> },
  ]
  return (
    <>
      {files.undecided > 0 && (
        <p className="small second">
          “cannot be told”: one side has no digest for the file, and its size does not tell them apart.
        </p>
      )}
      <DataTable
        caption="Files that differ"
        captionFor="screen-readers"
        columns={columns}
        rows={files.shown}
        rowKey={({ before, after }) => `${before?.path} ${after?.path}`}
      />
      <MoreChanges count={fileChangeCount(files) - files.shown.length} />
    </>
  )
}

function FileCell({ row: { change, before, after } }: { row: FileDifference }) {
  const path = after?.path ?? before?.path ?? ''
  const how = change === 'undecided' ? 'cannot be told' : change === 'renamed' ? `renamed from ${before?.path}` : change
  return <WhatCell name={path} change={how} />
}

function SideCell({ side }: { side: FileDifference['before'] }) {
  if (side === null) return <span className="dim">not there</span>
  return (
    <>
      {side.bytes === null ? <span className="dim">size not known</span> : formatBytes(side.bytes)}{' '}
      {side.sha256 === null ? (
        <span className="dim">no digest</span>
      ) : (
        <DigestChip digest={`sha256:${side.sha256}`} look="bare" />
      )}
    </>
  )
}
