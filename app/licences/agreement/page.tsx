import type { Metadata } from 'next'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { PageHead } from '#app/_ui/columns.tsx'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { DataTable } from '#app/_ui/data-table.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { formatCount, formatPlural } from '#app/_ui/format.ts'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { ShareBar } from '#app/_ui/share-bar.tsx'
import { type AgreementTable, countAgreement } from '#db/queries/count-agreement.ts'
import { AGREEMENTS, type Agreement } from '#lib/license/agreement.ts'

type Props = { searchParams: Promise<{ organization?: string | string[] }> }

export const metadata: Metadata = { title: 'Where hosts and auditors agree' }

const WORDS: Record<Agreement, string> = {
  silent: 'Host silent',
  'both-unspecified': 'Both unspecified',
  'host-unspecified-auditor-found': 'Host unspecified, auditor found',
  'claims-where-none-found': 'Claims where none found',
  agree: 'Agree',
  disagree: 'Disagree',
}

const LOOKS = {
  agree: 'yes',
  'both-unspecified': 'partly',
  silent: 'unknown',
  'host-unspecified-auditor-found': 'rest',
  'claims-where-none-found': 'closed',
  disagree: 'no',
} as const

const DRAWN = [
  'agree',
  'both-unspecified',
  'host-unspecified-auditor-found',
  'claims-where-none-found',
  'disagree',
  'silent',
] as const

/** How the licence field of the host and what auditors found stand to each other, over all datasets on which someone concluded. */
export default async function AgreementPage({ searchParams }: Props) {
  const [{ organization = '' }, actor] = await Promise.all([searchParams, currentActor()])
  const named = typeof organization === 'string' ? organization.trim().toLowerCase() : ''
  const table = await countAgreement(database(), { organization: named === '' ? null : named })
  return (
    <PageFrame current="/licences" actor={actor}>
      <Crumbs trail={[{ label: 'Licences', href: '/licences' }]} />
      <PageHead title="Where hosts and auditors agree">
        The licence in a dataset’s card beside what people concluded from evidence. A silent field agrees with nothing.
      </PageHead>
      <form className="ask" method="get">
        <p className="ask-part">
          <label className="label" htmlFor="organization">
            Organisation
          </label>
          <input id="organization" name="organization" defaultValue={named} placeholder="all" />
        </p>
        <button className="btn" type="submit">
          Count
        </button>
      </form>
      {table.all.total === 0 ? (
        <Empty title="Nobody has concluded a licence here" heading="h2">
          <p>
            The table counts datasets on which an auditor concluded. Import a collection that was audited, or conclude
            one.
          </p>
        </Empty>
      ) : (
        <Counts table={table} />
      )}
    </PageFrame>
  )
}

function Counts({ table }: { table: AgreementTable }) {
  const { rows, all, examples } = table
  return (
    <Section title="By modality" right={formatPlural(all.total, 'dataset', 'datasets')}>
      <ShareBar
        shares={DRAWN.map((word) => ({ kind: LOOKS[word], label: WORDS[word], share: all.counts[word] / all.total }))}
      />
      <div className="mt-4">
        <DataTable
          caption="Datasets by how the host's field and the auditor's findings stand to each other"
          captionFor="screen-readers"
          columns={[
            { key: 'modality', head: 'Modality', names: true, cell: ({ modality }) => modality },
            ...AGREEMENTS.map((word) => ({
              key: word,
              head: WORDS[word],
              align: 'right' as const,
              cell: (row: { counts: Record<Agreement, number> }) => formatCount(row.counts[word]),
            })),
            { key: 'total', head: 'All', align: 'right', cell: ({ total }) => formatCount(total) },
          ]}
          rows={[...rows, { modality: 'all', ...all }]}
          rowKey={({ modality }) => modality}
        />
      </div>
      <h3 className="mt-6">Examples</h3>
      <ul className="small">
        {AGREEMENTS.filter((word) => examples[word].length > 0).map((word) => (
          <li key={word}>
            {`${WORDS[word]}: `}
            {examples[word].map((path, place) => (
              <span key={path}>
                {place > 0 && ', '}
                <a href={`/datasets/${path}`}>{path}</a>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  )
}
