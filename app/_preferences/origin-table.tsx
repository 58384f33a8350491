import { Chips } from '#app/_ui/chips.tsx'
import { DataTable } from '#app/_ui/data-table.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { formatCount, formatTime } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import { Pager } from '#app/_ui/pager.tsx'
import { Section } from '#app/_ui/section.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import {
  type HarvestedOrigin,
  ORIGIN_OUTCOMES,
  type OriginOutcome,
  type PublicHarvest,
} from '#lib/preference/harvest.ts'
import { OUTCOME_WORDS } from '#lib/preference/words.ts'

type TableProps = {
  harvest: PublicHarvest
  origins: readonly HarvestedOrigin[]
  outcome: OriginOutcome | 'waiting' | undefined
  /** After which origin the next page begins. */
  next: string | null
}

/** Host by host: what came of its robots.txt, how often it was tried, when. Narrowed by what came of it. */
export function OriginTable({ harvest, origins, outcome, next }: TableProps) {
  const page = `/harvests/${harvest.id}`
  const found = ORIGIN_OUTCOMES.filter((one) => one !== 'not-asked' && (harvest.outcomes[one] ?? 0) > 0)
  const wanted = harvest.origins.waiting > 0 ? ([...found, 'waiting'] as const) : found
  return (
    <Section title="Host by host" id="origins">
      <div className="narrow mb-3">
        {outcome !== undefined ? (
          <Chips chips={[{ group: 'Came to', label: wordsOf(outcome), removeHref: page }]} />
        ) : (
          wanted.length > 1 && (
            <p className="small second">
              {'Only those that: '}
              {wanted.map((one, index) => (
                <span key={one}>
                  {index > 0 && ' · '}
                  <a href={`${page}?outcome=${one}`}>{wordsOf(one)}</a>
                </span>
              ))}
            </p>
          )
        )}
      </div>
      {origins.length === 0 ? (
        <Empty title="No host here">
          <p>{harvest.state === 'waiting' ? 'The hosts are not listed yet.' : 'None of the hosts came to that.'}</p>
        </Empty>
      ) : (
        <DataTable
          caption="Hosts of this harvest"
          captionFor="screen-readers"
          columns={[
            {
              key: 'origin',
              head: 'Origin',
              names: true,
              cell: ({ origin }) => <HostLink harvest={harvest} origin={origin} />,
            },
            { key: 'records', head: 'Records', align: 'right', cell: ({ records }) => formatCount(records) },
            { key: 'outcome', head: 'robots.txt', cell: (origin) => <Outcome origin={origin} /> },
            { key: 'tries', head: 'Tries', align: 'right', cell: ({ tries }) => formatCount(tries) },
            { key: 'when', head: 'When', cell: (origin) => whenOf(origin) },
          ]}
          rows={origins}
          rowKey={({ origin }) => origin}
        />
      )}
      {next !== null && (
        <Pager
          summary={`${formatCount(origins.length)} hosts are shown`}
          nextHref={`${page}?${new URLSearchParams({ after: next, ...(outcome !== undefined && { outcome }) })}#origins`}
        />
      )}
    </Section>
  )
}

function wordsOf(outcome: OriginOutcome | 'waiting'): string {
  return outcome === 'waiting' ? 'still to be asked' : OUTCOME_WORDS[outcome]
}

function HostLink({ harvest: { dataset, label }, origin }: { harvest: PublicHarvest; origin: string }) {
  const { host } = new URL(origin)
  return <a href={versionHref(dataset, label, `preferences/hosts/${encodeURIComponent(host)}`)}>{origin}</a>
}

function Outcome({ origin: { outcome } }: { origin: HarvestedOrigin }) {
  if (outcome === null) return <span className="dim">not asked yet</span>
  const isSeen = outcome === 'read' || outcome === 'not-found' || outcome === 'soft-404'
  return (
    <FoundMark found={isSeen ? 'yes' : outcome === 'not-asked' ? 'na' : 'unknown'}>{OUTCOME_WORDS[outcome]}</FoundMark>
  )
}

function whenOf({ isDone, dueAt, finishedAt, tries }: HarvestedOrigin): string {
  if (isDone) return finishedAt === null ? 'done' : formatTime(finishedAt)
  if (dueAt === null || tries === 0) return 'waits for its turn'
  return `again from ${formatTime(dueAt)} on`
}
