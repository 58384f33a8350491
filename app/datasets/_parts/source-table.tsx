import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { formatPlural, formatShare } from '#app/_ui/format.ts'
import { LicenseBadge } from '#app/_ui/license-badge.tsx'
import { FoundMark } from '#app/_ui/mark.tsx'
import { AmountBar } from '#app/_ui/share-bar.tsx'
import type { Source } from '#lib/dataset/schema.ts'
import { licenseFamily } from '#lib/license/family.ts'
import { leadingLicense } from '#lib/license/leading.ts'
import { SOURCE_KIND_WORDS } from './words.ts'

const SHOWN = 100

/** Where records came from: share, kind, how and when collected, why chosen, licence. Beyond 100 the rest is folded. */
export function SourceTable({ sources }: { sources: readonly Source[] }) {
  if (sources.length === 0)
    return (
      <Empty title="No source is recorded">
        <p>Where the records came from is not known. That does not mean that they were made for this dataset.</p>
      </Empty>
    )
  const rest = sources.slice(SHOWN)
  return (
    <>
      <Table
        sources={sources.slice(0, SHOWN)}
        all={sources}
        caption={formatPlural(sources.length, 'source', 'sources')}
      />
      {rest.length > 0 && (
        <details className="mt-4">
          <summary>{`${formatPlural(rest.length, 'more source', 'more sources')}`}</summary>
          <Table sources={rest} all={sources} caption="The rest of the sources" />
        </details>
      )}
    </>
  )
}

type TableProps = { sources: readonly Source[]; all: readonly Source[]; caption: string }

function Table({ sources, all, caption }: TableProps) {
  const rows = sources.map((source, place) => ({ source, key: `${place} ${source.name}` }))
  return (
    <DataTable
      caption={caption}
      captionFor="screen-readers"
      phone="stack"
      columns={columnsFor(all)}
      rows={rows}
      rowKey={({ key }) => key}
    />
  )
}

function columnsFor(all: readonly Source[]): Column<{ source: Source }>[] {
  const units = new Set(all.flatMap(({ share }) => share?.unit ?? []))
  const largest = Math.max(0, ...all.map(({ share }) => share?.value ?? 0))
  const [unit] = units
  const columns: Column<{ source: Source }>[] = [
    { key: 'name', head: 'Source', names: true, cell: ({ source }) => <NameCell source={source} />, width: '38%' },
  ]
  if (units.size > 0) {
    columns.push({
      key: 'share',
      head: units.size === 1 ? `Share of ${unit}` : 'Share',
      align: 'right',
      cell: ({ source }) => <ShareCell source={source} mixed={units.size > 1} />,
    })
    if (units.size === 1)
      columns.push({
        key: 'bar',
        head: '',
        phone: 'gone',
        width: '14%',
        cell: ({ source }) => <AmountBar share={largest === 0 ? 0 : (source.share?.value ?? 0) / largest} />,
      })
  }
  return [
    ...columns,
    { key: 'license', head: 'Licence', cell: ({ source }) => <LicenseCell source={source} /> },
    { key: 'collected', head: 'Collected', align: 'right', cell: ({ source }) => <CollectedCell source={source} /> },
  ]
}

function NameCell({ source }: { source: Source }) {
  const { name, url, kind, method, reason } = source
  return (
    <>
      {url === null ? (
        name
      ) : (
        <a href={url} rel="nofollow noopener noreferrer">
          {name}
        </a>
      )}{' '}
      <span className="dim font-normal">{SOURCE_KIND_WORDS[kind]}</span>
      {method !== '' && <span className="block font-normal second">{method}</span>}
      {reason !== '' && <span className="block font-normal dim">{`Why: ${reason}`}</span>}
    </>
  )
}

function ShareCell({ source, mixed }: { source: Source; mixed: boolean }) {
  if (source.share === null) return <FoundMark found="unknown">not recorded</FoundMark>
  return mixed ? `${formatShare(source.share.value)} of ${source.share.unit}` : formatShare(source.share.value)
}

function LicenseCell({ source }: { source: Source }) {
  if (source.licenses.length === 0) return <FoundMark found="unknown">not recorded</FoundMark>
  const { expression, kind, hasEvidence } = leadingLicense(source.licenses)
  return (
    <>
      <LicenseBadge id={expression} family={licenseFamily(expression)} basis={kind} />
      {!hasEvidence && <span className="block dim">without evidence</span>}
    </>
  )
}

function CollectedCell({ source }: { source: Source }) {
  const days = [...new Set([source.collectedFrom, source.collectedTo])].filter((day) => day !== null)
  return days.length === 0 ? <span className="dim">not recorded</span> : days.join(' to ')
}
