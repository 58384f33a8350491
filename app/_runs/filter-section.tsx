import { DataTable } from '#app/_ui/data-table.tsx'
import { formatCount, formatPlural, formatShare } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import { ShareBar } from '#app/_ui/share-bar.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import { wordFor } from '#app/datasets/_parts/words.ts'
import type { MadeByRun } from '#db/queries/list-made-by-run.ts'
import { WHAT_A_SCORE_SAYS } from '#lib/grad-mimic/side-by-side.ts'
import { GradMimicResult } from '#lib/run/grad-mimic-record.ts'
import type { PublicRun } from '#lib/run/public.ts'

type Source = GradMimicResult['sources'][number]

/** What a filtering run kept and dropped, source by source, with the reason. Nothing for runs of other kinds. */
export function FilterSection({ run, made }: { run: PublicRun; made: readonly MadeByRun[] }) {
  const read = run.kind === 'grad-mimic' ? GradMimicResult.safeParse(run.result) : null
  if (read?.success !== true) return null
  const { kept, dropped, unknown, unread, sources, beside } = read.data
  if (kept === undefined || dropped === undefined) return null
  const judged = kept + dropped + unknown
  return (
    <Section
      title="Kept and dropped"
      id="filter"
      intro="As the run reported it. That a record was dropped says how it moved this model in its batch: it is no lasting mark of the record’s worth."
    >
      <p className="second">{WHAT_A_SCORE_SAYS}</p>
      {made.map(({ path, label, title, status }) => (
        <p key={`${path} ${label}`}>
          {'Made of what was kept: '}
          <a href={versionHref(path, label)}>{`${title} ${label}`}</a>
          {status === 'published' ? '.' : status === 'draft' ? ', a draft.' : ', withdrawn since.'}
        </p>
      ))}
      {unread !== undefined && unread > 0 && (
        <p className="second">{`${formatPlural(unread, 'record', 'records')} more had no text within the bounds, and stay unjudged.`}</p>
      )}
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
      {beside.length > 0 && <BesideTable beside={beside} dropped={dropped} />}
    </Section>
  )
}

/** The filter beside its rivals on the same records: how far they would drop the same ones. */
function BesideTable({ beside, dropped }: { beside: GradMimicResult['beside']; dropped: number }) {
  return (
    <DataTable
      caption={`Would other ways drop the same ${formatPlural(dropped, 'record', 'records')}?`}
      columns={[
        { key: 'name', head: 'Chosen by', names: true, cell: ({ name }) => wordFor(BESIDE_WORDS, name) },
        { key: 'both', head: 'The same', align: 'right', cell: ({ both }) => formatCount(both) },
        { key: 'jaccard', head: 'Overlap (Jaccard)', align: 'right', cell: ({ jaccard }) => jaccard.toFixed(2) },
      ]}
      rows={beside}
      rowKey={({ name }) => name}
    />
  )
}

const BESIDE_WORDS = {
  mimic: 'Mimic Score, this filter',
  'small-loss-mean': 'the mean loss in training',
  'small-loss-last': 'the loss in the last epoch',
  'reference-loss': 'the reference’s own loss',
  random: 'chance',
} as const

function shareOf({ kept, dropped, unknown }: Source): string {
  const all = kept + dropped + unknown
  return all === 0 ? '–' : formatShare(kept / all)
}
