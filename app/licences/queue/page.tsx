import type { Metadata } from 'next'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { PageHead } from '#app/_ui/columns.tsx'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { DataTable } from '#app/_ui/data-table.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { formatCount, formatPlural, formatShare } from '#app/_ui/format.ts'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import { countLicenseQueue, listLicenseQueue } from '#db/queries/list-license-queue.ts'
import { QUEUE_REASONS, type QueueEntry, type QueueReason, QueueSearch } from '#lib/license/queue.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: 'Licences that need a person' }

const WORDS: Record<QueueReason, string> = {
  disputed: 'auditors disagree',
  waits: 'waits for a second person',
  stale: 'the evidence changed',
  ambiguous: 'the declared string is ambiguous',
  open: 'nothing is concluded',
}

/** What needs a person, most-used first; narrowed by organisation and reason, the address holds the state. */
export default async function QueuePage({ searchParams }: Props) {
  const [asked, actor] = await Promise.all([searchParams, currentActor()])
  const search = readSearch(asked)
  const [page, counts] = await Promise.all([
    listLicenseQueue(database(), search),
    countLicenseQueue(database(), search.organization),
  ])
  return (
    <PageFrame current="/licences" actor={actor}>
      <Crumbs trail={[{ label: 'Licences', href: '/licences' }]} />
      <PageHead title="What needs a person">
        Parts of published versions whose licence nobody has settled, the most-used first: by how many versions are made
        from theirs, whether theirs is current, and their share of it.
      </PageHead>
      <form className="ask" method="get">
        <p className="ask-part">
          <label className="label" htmlFor="organization">
            Organisation
          </label>
          <input id="organization" name="organization" defaultValue={search.organization} placeholder="all" />
        </p>
        <p className="ask-part">
          <label className="label" htmlFor="reason">
            Because
          </label>
          <select id="reason" name="reason" defaultValue={search.reason}>
            <option value="">any reason</option>
            {QUEUE_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {`${WORDS[reason]} (${formatCount(counts[reason])})`}
              </option>
            ))}
          </select>
        </p>
        <button className="btn" type="submit">
          Narrow
        </button>
      </form>
      {page.items.length === 0 ? (
        <Empty title="Nothing waits here" heading="h2">
          <p>Every part that this asks for has a licence that somebody concluded and nobody disputes.</p>
        </Empty>
      ) : (
        <DataTable
          caption={`${formatPlural(counts.total, 'part waits', 'parts wait')} in all`}
          columns={[
            { key: 'part', head: 'Part', names: true, cell: (entry) => <PartLink entry={entry} /> },
            { key: 'reasons', head: 'Because', cell: ({ reasons }) => reasons.map((one) => WORDS[one]).join('; ') },
            { key: 'declared', head: 'Declared', cell: (entry) => <Declared entry={entry} /> },
            { key: 'proposed', head: 'Concluded', cell: (entry) => <Concluded entry={entry} /> },
            { key: 'use', head: 'Used', cell: ({ use }) => usedBy(use) },
          ]}
          rows={page.items}
          rowKey={({ version, part, layer }) => `${version} ${part} ${layer}`}
        />
      )}
      {page.nextCursor !== null && (
        <p className="mt-4">
          <a href={`/licences/queue?${nextQuery(search, page.nextCursor)}`}>More</a>
        </p>
      )}
    </PageFrame>
  )
}

function readSearch(asked: Record<string, string | string[] | undefined>): QueueSearch {
  const parsed = QueueSearch.safeParse(asked)
  return parsed.success ? parsed.data : QueueSearch.parse({})
}

function nextQuery({ organization, reason }: QueueSearch, cursor: string): URLSearchParams {
  const query = new URLSearchParams({ cursor })
  if (organization !== '') query.set('organization', organization)
  if (reason !== '') query.set('reason', reason)
  return query
}

function PartLink({ entry: { dataset, label, title, part, name } }: { entry: QueueEntry }) {
  const page = versionHref(dataset, label, 'licences')
  return (
    <>
      <a href={`${page}/conclude?${new URLSearchParams({ part })}`}>{part === 'version' ? 'The whole' : name}</a>
      <span className="small second">
        {' of '}
        <a href={page}>{`${title} ${label}`}</a>
      </span>
    </>
  )
}

function Declared({ entry: { declared } }: { entry: QueueEntry }) {
  if (declared.length === 0) return <span className="dim">nothing</span>
  return declared.slice(0, 3).map(({ raw, candidates }) => (
    <span key={raw} className="small">
      <code>{raw.slice(0, 60)}</code>
      {candidates.length > 0 && ` may mean ${candidates.slice(0, 3).join(', ')} `}
    </span>
  ))
}

function Concluded({ entry: { conclusions, dataset, label } }: { entry: QueueEntry }) {
  if (conclusions.length === 0) return <span className="dim">nothing</span>
  return conclusions.slice(0, 3).map(({ id, expression, standing }) => (
    <a key={id} className="small" href={`${versionHref(dataset, label, 'licences')}/conclusions/${id}`}>
      {`${expression}, ${standing} `}
    </a>
  ))
}

function usedBy({ derived, current, share }: QueueEntry['use']): string {
  const from = derived === 0 ? '' : `${formatPlural(derived, 'version', 'versions')} made from it; `
  return `${from}${current ? 'current' : 'not current'}${share > 0 && share < 1 ? `, ${formatShare(share)} of it` : ''}`
}
