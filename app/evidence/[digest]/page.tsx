import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { whereOf } from '#app/_licences/evidence-of.tsx'
import { Passage } from '#app/_licences/passage.tsx'
import { blobs, database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { Banner } from '#app/_ui/banner.tsx'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { DataTable } from '#app/_ui/data-table.tsx'
import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { Facts } from '#app/_ui/facts.tsx'
import { formatDate } from '#app/_ui/format.ts'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { decoded, versionHref } from '#app/datasets/_parts/address.ts'
import { readEvidenceHistory } from '#db/queries/read-evidence-history.ts'
import { can } from '#lib/dataset/access.ts'
import type { EvidenceHistory } from '#lib/license/evidence-history.ts'
import { checkNow } from './actions.ts'

type Props = { params: Promise<{ digest: string }> }

const find = cache(async (address: string) => {
  const history = await readEvidenceHistory(database(), decoded(address))
  if (history === null) notFound()
  return history
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { evidence } = await find((await params).digest)
  return { title: `Evidence: ${whereOf(evidence.source, '')}` }
}

/** One piece of evidence: what was read, what its page says by now, each time that somebody looked, and what rests on it. */
export default async function EvidencePage({ params }: Props) {
  const [history, actor] = await Promise.all([params.then(({ digest }) => find(digest)), currentActor()])
  const { digest, evidence, page, rests, dueAt } = history
  const mayCheck = rests.some(({ dataset }) => can(actor, 'evidence.check', dataset.split('/')[0] ?? null))
  return (
    <PageFrame current="/licences" actor={actor}>
      <Crumbs trail={[{ label: 'Licences', href: '/licences' }]} />
      <h1 className="mt-4">Evidence</h1>
      <div className="mt-4">
        <Standing history={history} />
      </div>
      {evidence.quote !== '' && <blockquote className="passage">{evidence.quote}</blockquote>}
      <Facts
        facts={[
          {
            term: 'Where',
            value: (
              <a href={evidence.source} rel="nofollow noopener noreferrer">
                {whereOf(evidence.source, evidence.locator)}
              </a>
            ),
          },
          { term: 'Read', value: formatDate(evidence.retrievedAt) },
          {
            term: 'Bytes that were read',
            value: evidence.digest === null ? 'not kept' : <DigestChip digest={evidence.digest} look="bare" />,
          },
          { term: 'Evidence', value: <DigestChip digest={digest} /> },
          { term: 'Looked at again', value: page.checkedAt === null ? 'not yet' : formatDate(page.checkedAt) },
          { term: 'Due', value: dueAt === null ? 'not watched' : formatDate(dueAt) },
        ]}
      />
      <Passage history={history} blobs={blobs()} />
      <Section title="What rests on it" id="rests">
        {rests.length === 0 ? (
          <Empty title="No licence and no fact of a published version rests on it">
            <p>It may bear out something else, or belong to a draft.</p>
          </Empty>
        ) : (
          <DataTable
            caption="Licence statements and facts that name this evidence"
            captionFor="screen-readers"
            columns={[
              {
                key: 'version',
                head: 'Version',
                names: true,
                cell: ({ dataset, label, kind }) => (
                  <a
                    href={versionHref(dataset, label, kind === 'fact' ? 'principles/facts' : 'licences')}
                  >{`${dataset} ${label}`}</a>
                ),
              },
              { key: 'kind', head: 'Said', cell: ({ kind }) => kind },
              { key: 'license', head: 'What', cell: ({ expression }) => <code>{expression}</code> },
            ]}
            rows={rests}
            rowKey={({ version, kind, expression }) => `${version} ${kind} ${expression}`}
          />
        )}
      </Section>
      <Section
        title="Each time that it was looked at"
        id="checks"
        intro="The page is fetched again every 30 days, sooner after a failure. A failure says nothing of the page."
      >
        {history.checks.length === 0 ? (
          <Empty title="It was not looked at again yet">
            <p>{dueAt === null ? 'It is not under watch.' : `It is due on ${formatDate(dueAt)}.`}</p>
          </Empty>
        ) : (
          <DataTable
            caption="Checks, newest first"
            captionFor="screen-readers"
            columns={[
              { key: 'at', head: 'When', names: true, cell: ({ at }) => formatDate(at) },
              { key: 'outcome', head: 'Outcome', cell: ({ outcome }) => OUTCOMES[outcome] },
              { key: 'note', head: 'What was seen', cell: ({ note }) => note },
              {
                key: 'bytes',
                head: 'Bytes',
                align: 'right',
                cell: ({ bytes }) => (bytes === null ? 'none' : bytes.toLocaleString('en')),
              },
              { key: 'rule', head: 'Rule', cell: ({ rule }) => <code>{rule}</code> },
            ]}
            rows={history.checks}
            rowKey={({ at }) => at}
          />
        )}
        {mayCheck && (
          <div className="mt-4">
            <ActionForm
              action={checkNow}
              spec={[]}
              start={startState()}
              submit="Check it now"
              look="plain"
              context={{ digest }}
            />
          </div>
        )}
      </Section>
    </PageFrame>
  )
}

const OUTCOMES = {
  'as-quoted': 'says what was quoted',
  changed: 'says something else',
  vanished: 'not found',
  failed: 'no answer',
} as const

function Standing({ history: { page } }: { history: EvidenceHistory }) {
  if (page.state === 'changed' || page.state === 'vanished')
    return (
      <Banner kind="warn" title={page.state === 'changed' ? 'The page says something else by now' : 'The page is gone'}>
        {`Stale since ${formatDate(page.staleSince ?? '')}. What was concluded from it stands, marked as stale, until somebody looks.`}
      </Banner>
    )
  if (page.state === 'unreachable')
    return (
      <Banner kind="note" title="The page could not be reached">
        Several times in a row. That says nothing of what stands there.
      </Banner>
    )
  if (page.state === 'as-quoted')
    return (
      <Banner kind="good" title="The page says what was quoted">
        {`Looked at on ${formatDate(page.checkedAt ?? '')}.`}
      </Banner>
    )
  return (
    <Banner kind="note" title="Nobody has looked at the page again">
      Whether it still says this is unknown.
    </Banner>
  )
}
