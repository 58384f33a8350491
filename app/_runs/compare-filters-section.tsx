import { DataTable } from '#app/_ui/data-table.tsx'
import { formatCount, formatPlural, formatShare } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import { type Share, ShareBar } from '#app/_ui/share-bar.tsx'
import type { ComparedFilters } from '#db/records/compare-filter-runs.ts'

/** How far two filters keep and drop the same records, and put them in the same order. */
export function CompareFiltersSection({ compared }: { compared: ComparedFilters }) {
  return (
    <Section
      title="What they kept and dropped"
      id="filters"
      intro="Records that both judged, matched by their ids. That two filters agree does not make either right."
    >
      {compared.kind === 'by-record' ? <ByRecord compared={compared} /> : <ByDigest compared={compared} />}
    </Section>
  )
}

function ByDigest({ compared: { droppedTheSame } }: { compared: Extract<ComparedFilters, { kind: 'by-digest' }> }) {
  const words =
    droppedTheSame === null
      ? 'One of them does not say by digest which records it dropped.'
      : droppedTheSame
        ? 'They dropped the same records, by the digest of their ids.'
        : 'They did not drop the same records: the digests of their ids differ.'
  return <p>{`${words} The scores of both are not kept here, so no more can be told.`}</p>
}

type Row = { name: string; records: number; kind: Share['kind'] }

function ByRecord({ compared }: { compared: Extract<ComparedFilters, { kind: 'by-record' }> }) {
  const { shared, alone, overlap, correlation } = compared
  if (shared === 0) return <p>They judged no record in common.</p>
  const rows: Row[] = [
    { name: 'stay in both', records: compared.stay, kind: 'woad' },
    { name: 'only the first drops', records: compared.ours, kind: 'partly' },
    { name: 'only the second drops', records: compared.theirs, kind: 'rest' },
    { name: 'both drop', records: compared.dropped, kind: 'dropped' },
  ]
  const order =
    correlation === null
      ? 'How alike their scores order the records can’t be told.'
      : `How alike their scores order the records: ρ = ${correlation.toFixed(2).replace('-', '−')} (Spearman: 1 the same order, 0 none in common, −1 the reverse).`
  return (
    <div className="max-w-[720px]">
      <ShareBar shares={rows.map(({ name, records, kind }) => ({ kind, label: name, share: records / shared }))} />
      <p className="mt-4">
        {`Of the records that either drops, both drop ${formatShare(overlap.dropped.jaccard)}; of those that either leaves in, both leave in ${formatShare(overlap.kept.jaccard)}. ${order}`}
      </p>
      <DataTable
        caption={`${formatPlural(shared, 'record', 'records')} that both judged`}
        phone="tight"
        columns={[
          { key: 'name', head: 'Records that', names: true, cell: ({ name }: Row) => name },
          { key: 'records', head: 'How many', align: 'right', cell: ({ records }) => formatCount(records) },
        ]}
        rows={rows}
        rowKey={({ name }) => name}
      />
      {alone.ours + alone.theirs > 0 && (
        <p className="small second mt-2">
          {`Judged by one alone: ${formatCount(alone.ours)} by the first, ${formatCount(alone.theirs)} by the second.`}
        </p>
      )}
    </div>
  )
}
