import { DataTable } from '#app/_ui/data-table.tsx'
import { formatCount, formatShare } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import { ShareBar } from '#app/_ui/share-bar.tsx'
import { GradMimicResult } from '#lib/run/grad-mimic-record.ts'
import type { PublicRun } from '#lib/run/public.ts'

type Source = GradMimicResult['sources'][number]

/** What a filtering run kept and dropped, source by source, with the reason. Nothing for runs of other kinds. */
export function FilterSection({ run }: { run: PublicRun }) {
  const read = run.kind === 'grad-mimic' ? GradMimicResult.safeParse(run.result) : null
  if (read?.success !== true) return null
  const { kept, dropped, unknown, sources } = read.data
  if (kept === undefined || dropped === undefined) return null
  const judged = kept + dropped + unknown
  return (
    <Section
      title="Kept and dropped"
      id="filter"
      intro="As the run reported it. That a record was dropped says how it moved this model in its batch: it is no lasting mark of the record’s worth."
    >
      {judged > 0 && (
        <ShareBar
          shares={[
            { kind: 'woad', label: `kept, ${formatCount(kept)}`, share: kept / judged },
            { kind: 'rest', label: `dropped, ${formatCount(dropped)}`, share: dropped / judged },
            { kind: 'unknown', label: `unknown, ${formatCount(unknown)}`, share: unknown / judged },
          ]}
        />
      )}
      {sources.length > 0 && (
        <DataTable
          caption="Records by source"
          columns={[
            { key: 'source', head: 'Source', names: true, cell: ({ source }: Source) => source ?? 'no source named' },
            { key: 'reason', head: 'Dropped for', cell: ({ reason }) => reason },
            { key: 'kept', head: 'Kept', align: 'right', cell: (source) => formatCount(source.kept) },
            { key: 'dropped', head: 'Dropped', align: 'right', cell: (source) => formatCount(source.dropped) },
            { key: 'unknown', head: 'Unknown', align: 'right', cell: (source) => formatCount(source.unknown) },
            { key: 'share', head: 'Share kept', align: 'right', cell: shareOf },
          ]}
          rows={sources}
          rowKey={({ source, reason }) => `${source} ${reason}`}
        />
      )}
    </Section>
  )
}

function shareOf({ kept, dropped, unknown }: Source): string {
  const all = kept + dropped + unknown
  return all === 0 ? '–' : formatShare(kept / all)
}
