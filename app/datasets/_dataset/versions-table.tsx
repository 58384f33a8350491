import { SevenBars } from '#app/_principles/seven-bars.tsx'
import { Button } from '#app/_ui/button.tsx'
import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { formatPlural } from '#app/_ui/format.ts'
import { LicenseBadge } from '#app/_ui/license-badge.tsx'
import type { DatasetPicture, VersionLine } from '#db/queries/read-dataset.ts'
import type { ShortScore } from '#db/queries/read-short-scores.ts'
import { compareHref, datasetHref, versionHref } from '../_parts/address.ts'
import { filesInShort } from '../_parts/amounts.ts'
import { WITHDRAWAL_WORDS } from '../_parts/words.ts'

type Row = {
  line: VersionLine
  before: VersionLine | null
  path: string
  successors: ReadonlyMap<string, string>
  score: ShortScore | null
}

type TableProps = { dataset: DatasetPicture; scores: ReadonlyMap<string, ShortScore> }

/** All versions, newest first; any two can be ticked and compared, without script. Withdrawn ones stay, with the reason. */
export function VersionsTable({ dataset, scores }: TableProps) {
  const { versions, path } = dataset
  const successors = new Map(versions.flatMap(({ digest, label }) => (digest === null ? [] : [[digest, label]])))
  const rows = versions.map((line, place) => ({
    line,
    before: versions[place + 1] ?? null,
    path,
    successors,
    score: scores.get(line.digest ?? '') ?? null,
  }))
  return (
    <form action={`${datasetHref(path)}/compare`}>
      <DataTable
        caption={formatPlural(versions.length, 'version', 'versions')}
        columns={versions.length > 1 ? [TICK, ...COLUMNS] : COLUMNS}
        rows={rows}
        rowKey={({ line }) => line.label}
        isGone={({ line }) => line.status === 'withdrawn'}
      />
      {versions.length > 1 && (
        <div className="btns mt-3">
          <Button>Compare the two that are ticked</Button>
        </div>
      )}
    </form>
  )
}

const TICK: Column<Row> = {
  key: 'tick',
  head: 'Compare',
  width: '72px',
  cell: ({ line: { label } }) => (
    <input type="checkbox" className="box" name="v" value={label} aria-label={`Compare ${label}`} />
  ),
}

const COLUMNS: Column<Row>[] = [
  { key: 'version', head: 'Version', names: true, cell: (row) => <NameCell {...row} /> },
  { key: 'why', head: 'Why it exists', cell: (row) => <WhyCell {...row} />, width: '36%' },
  { key: 'license', head: 'Licence', cell: ({ line }) => <LicenseCell line={line} /> },
  { key: 'principles', head: 'Principles', cell: (row) => <PrinciplesCell {...row} /> },
  { key: 'files', head: 'Files', cell: ({ line }) => filesInShort(line.fileCount, line.totalBytes) },
  { key: 'released', head: 'Released', align: 'right', cell: ({ line }) => line.releaseDate },
]

function NameCell({ line: { label, status }, path }: Row) {
  return (
    <>
      <a href={versionHref(path, label)}>{label}</a>
      {status !== 'published' && <span className="dim block font-normal">{status}</span>}
    </>
  )
}

function PrinciplesCell({ line: { label, digest }, path, score }: Row) {
  if (digest === null) return <span className="dim">a draft has no score</span>
  return (
    <a className="seven-link" href={versionHref(path, label, 'principles')}>
      <SevenBars score={score} />
    </a>
  )
}

function WhyCell({ line, before, path, successors }: Row) {
  return (
    <>
      {line.reason}
      {line.status === 'withdrawn' && line.withdrawal !== null && (
        <span className="block mt-2">
          <b>Withdrawn</b> because of {WITHDRAWAL_WORDS[line.withdrawal.kind]}
          {line.withdrawnAt !== null && `, recorded ${line.withdrawnAt.toISOString().slice(0, 10)}`}:{' '}
          {line.withdrawal.reason} <Forward digest={line.withdrawal.successor} path={path} successors={successors} />
        </span>
      )}
      {before !== null && (
        <span className="block">
          <a href={compareHref({ path, label: before.label }, { path, label: line.label })}>
            {`Changes since ${before.label}`}
          </a>
        </span>
      )}
    </>
  )
}

/** Where a withdrawal leads: a version of this dataset by its label, another by its digest. */
function Forward({ digest, path, successors }: { digest: string | null; path: string; successors: Row['successors'] }) {
  if (digest === null) return null
  const label = successors.get(digest)
  return label === undefined ? (
    <a href={`/?${new URLSearchParams({ q: digest })}`}>Use its successor instead</a>
  ) : (
    <a href={versionHref(path, label)}>{`Use ${label} instead`}</a>
  )
}

function LicenseCell({ line }: { line: VersionLine }) {
  return <LicenseBadge id={line.licenseExpression} family={line.licenseFamily} basis={line.licenseKind} />
}
