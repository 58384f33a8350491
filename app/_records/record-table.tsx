import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { Facts } from '#app/_ui/facts.tsx'
import { formatBytes, formatCount, formatPlural } from '#app/_ui/format.ts'
import type { ManifestProfile, RecordRow } from '#lib/records/schema.ts'

type TableProps = {
  rows: readonly RecordRow[]
  profile: ManifestProfile
  caption: string
  /** Where the proof of a record is had; null for a draft, which has no digest to prove it in. */
  proofHref: ((id: string) => string) | null
}

/** Records as they stand in the manifest: what each one is, where it came from, and its digest. Columns that no record fills are left out. */
export function RecordTable({ rows, profile, caption, proofHref }: TableProps) {
  const known = new Set(profile.groupings.map(({ by }) => by))
  const columns: Column<RecordRow>[] = [
    { key: 'id', head: 'Record', names: true, width: '34%', cell: (row) => <NameCell row={row} /> },
    ...(known.has('source') ? [text('source', 'Source')] : []),
    ...(known.has('license') ? [text('license', 'Licence')] : []),
    ...(known.has('language') ? [text('language', 'Language')] : []),
    ...(known.has('split') ? [text('split', 'Split')] : []),
    ...(known.has('mark') ? [text('mark', 'Mark')] : []),
    ...(profile.total.bytes === null
      ? []
      : [{ key: 'bytes', head: 'Content', align: 'right' as const, cell: ({ bytes }: RecordRow) => sizeOf(bytes) }]),
    { key: 'digest', head: 'Digest', cell: (row) => <DigestCell row={row} proofHref={proofHref} /> },
  ]
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} phone="stack" />
}

function text(key: 'source' | 'license' | 'language' | 'split' | 'mark', head: string): Column<RecordRow> {
  return { key, head, cell: (row) => row[key] ?? <span className="dim">not said</span> }
}

function sizeOf(bytes: number | null) {
  return bytes === null ? <span className="dim">not said</span> : formatBytes(bytes)
}

const LONG = 120

function NameCell({ row }: { row: RecordRow }) {
  const { id, url } = row
  return (
    <>
      <span className="break-all">{shortened(id)}</span>
      {url !== null && url !== id && (
        <span className="block font-normal break-all">
          {/^https?:\/\//i.test(url) ? (
            <a href={url} rel="nofollow noopener noreferrer">
              {shortened(url)}
            </a>
          ) : (
            shortened(url)
          )}
        </span>
      )}
      <Others row={row} />
    </>
  )
}

function Others({ row }: { row: RecordRow }) {
  const { tokens, creator, retrievedAt, other } = row
  const facts = [
    ...(tokens === null ? [] : [{ term: 'Tokens', value: formatCount(tokens) }]),
    ...(creator === null ? [] : [{ term: 'Creator', value: creator }]),
    ...(retrievedAt === null ? [] : [{ term: 'Retrieved', value: retrievedAt }]),
    ...Object.entries(other).map(([term, value]) => ({ term, value: shortened(written(value)) })),
  ]
  if (facts.length === 0) return null
  return (
    <details className="font-normal">
      <summary>
        {formatPlural(facts.length, 'more field', 'more fields')}
        <span className="vh">{` of ${row.id.slice(0, LONG)}`}</span>
      </summary>
      <Facts facts={facts} />
    </details>
  )
}

function DigestCell({ row: { id, digest }, proofHref }: { row: RecordRow } & Pick<TableProps, 'proofHref'>) {
  return (
    <>
      <DigestChip digest={`sha256:${digest}`} look="bare" />
      {proofHref !== null && (
        <a className="block" href={proofHref(id)}>
          Proof<span className="vh">{` that ${id.slice(0, LONG)} is in this version`}</span>
        </a>
      )}
    </>
  )
}

function written(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function shortened(value: string): string {
  return value.length <= LONG ? value : `${value.slice(0, LONG).toWellFormed()}…`
}
