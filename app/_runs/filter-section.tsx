import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { formatCount, formatPlural, formatShare } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import { ShareBar } from '#app/_ui/share-bar.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import type { MadeByRun } from '#db/queries/list-made-by-run.ts'
import { WHAT_A_SCORE_SAYS } from '#lib/grad-mimic/side-by-side.ts'
import { GradMimicConfiguration, GradMimicResult } from '#lib/run/grad-mimic-record.ts'
import type { PublicRun } from '#lib/run/public.ts'
import { SCORES_FILE } from '#lib/run/scored-records.ts'
import { isFinal } from '#lib/run/state.ts'
import { BesideTable } from './beside-table.tsx'
import { type ExampleTexts, FilterExamples } from './filter-examples.tsx'
import { LabelledPart } from './labelled-part.tsx'
import { ReferencePart } from './reference-part.tsx'
import { ScoreChart } from './score-chart.tsx'

type Source = GradMimicResult['sources'][number]
type FilterProps = { run: PublicRun; made: readonly MadeByRun[]; texts: ExampleTexts }

/** What a filtering run kept and dropped, by which score, beside which rivals, towards which reference. Nothing for runs of other kinds. */
export function FilterSection({ run, made, texts }: FilterProps) {
  if (run.kind !== 'grad-mimic') return null
  const configuration = GradMimicConfiguration.parse(run.configuration)
  const result = run.result === null ? null : GradMimicResult.parse(run.result)
  return (
    <Section
      title="Kept and dropped"
      id="filter"
      right={<ScoresLink run={run} />}
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
      {result === null ? (
        <p className="second">
          {isFinal(run.state) ? 'What it kept and dropped is not recorded.' : 'It is told once the run is over.'}
        </p>
      ) : (
        <Judged run={run} result={result} texts={texts} />
      )}
      <LabelledPart configuration={configuration} result={result} />
      <ReferencePart
        reference={configuration.reference}
        inputs={run.inputs}
        weights={result?.reference?.weightsDigest}
      />
    </Section>
  )
}

/** The scores of every record as a file, where they are kept here. */
function ScoresLink({ run: { id, executor, artifacts } }: { run: PublicRun }) {
  const scores = artifacts.find(({ name }) => name === SCORES_FILE)
  if (scores === undefined || executor !== 'registry') return null
  return <a href={`/api/v1/runs/${id}/files/${scores.digest}`}>{SCORES_FILE}</a>
}

function Judged({ run, result, texts }: { run: PublicRun; result: GradMimicResult; texts: ExampleTexts }) {
  const { kept, dropped, unknown, unread, distribution, examples, beside } = result
  if (kept === undefined || dropped === undefined)
    return <p className="second">How many it kept and dropped is not recorded.</p>
  const judged = kept + dropped + unknown
  return (
    <>
      {judged > 0 && (
        <ShareBar
          shares={[
            { kind: 'woad', label: `kept, ${formatCount(kept)}`, share: kept / judged },
            { kind: 'dropped', label: `dropped, ${formatCount(dropped)}`, share: dropped / judged },
            { kind: 'unknown', label: `unknown and so kept, ${formatCount(unknown)}`, share: unknown / judged },
          ]}
        />
      )}
      {unread !== undefined && unread > 0 && (
        <p className="small second mt-2">{`${formatPlural(unread, 'record', 'records')} more had nothing to judge within the bounds, and stay as they are.`}</p>
      )}
      {distribution === undefined ? (
        <p className="second mt-4">How the scores lie is not recorded.</p>
      ) : (
        <ScoreChart distribution={distribution} counts={{ kept, dropped }} />
      )}
      <FilterExamples
        examples={examples}
        texts={texts}
        version={run.inputs.find(({ role }) => role === 'filter-input')?.version ?? null}
      />
      {beside.length === 0 ? (
        <p className="second mt-4">How far other scores agree with it is not recorded.</p>
      ) : (
        <BesideTable result={result} />
      )}
      <SourcesTable sources={result.sources} />
    </>
  )
}

function SourcesTable({ sources }: { sources: readonly Source[] }) {
  if (sources.length === 0) return null
  return (
    <div className="mt-6">
      <DataTable
        caption="Records by source"
        columns={SOURCES}
        rows={sources}
        rowKey={({ source, reason }) => `${source} ${reason}`}
      />
    </div>
  )
}

const SOURCES: readonly Column<Source>[] = [
  { key: 'source', head: 'Source', names: true, cell: ({ source }) => source ?? 'no source named' },
  { key: 'reason', head: 'Dropped for', cell: ({ reason }) => reason },
  { key: 'kept', head: 'Kept', align: 'right', cell: ({ kept }) => formatCount(kept) },
  { key: 'dropped', head: 'Dropped', align: 'right', cell: ({ dropped }) => formatCount(dropped) },
  { key: 'unknown', head: 'Unknown, kept', align: 'right', cell: ({ unknown }) => formatCount(unknown) },
  { key: 'share', head: 'Share that stays', align: 'right', cell: shareOf },
]

function shareOf({ kept, dropped, unknown }: Source): string {
  const all = kept + dropped + unknown
  return all === 0 ? '–' : formatShare((kept + unknown) / all)
}
