import type { Metadata } from 'next'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { ButtonLink, Buttons } from '#app/_ui/button.tsx'
import { PageHead } from '#app/_ui/columns.tsx'
import { DataTable } from '#app/_ui/data-table.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { formatDate } from '#app/_ui/format.ts'
import { SaidMark } from '#app/_ui/mark.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { listAudits } from '#db/queries/read-audit.ts'
import { listMixtures } from '#db/queries/read-mixture.ts'
import { sayUse } from '#lib/license/say.ts'
import { LICENSE_TERMS_EDITION, listTerms } from '#lib/license/terms.ts'
import { LICENSE_RULES_VERSION, LICENSE_USES, VERDICTS } from '#lib/license/verdict.ts'

export const metadata: Metadata = {
  title: 'Licences',
  description: 'From evidence to a verdict on licences that a rights auditor can sign.',
}

/** The room of licences: what needs a person, how hosts and auditors agree, mixtures, recorded audits, the rules. */
export default async function LicencesRoom() {
  const actor = await currentActor()
  const [audits, mixtures] = await Promise.all([
    listAudits(database(), { limit: 20 }),
    listMixtures(database(), { limit: 20 }),
  ])
  return (
    <PageFrame current="/licences" actor={actor}>
      <PageHead title="Licences">
        What is declared, what people concluded from evidence, and what follows for a use. Each answer is allowed,
        disallowed or unknown, with its reasons down to the quote. None is legal advice.
      </PageHead>
      <Buttons>
        <ButtonLink href="/licences/queue" look="main">
          What needs a person
        </ButtonLink>
        <ButtonLink href="/licences/agreement">Where hosts and auditors agree</ButtonLink>
        <ButtonLink href="/mixtures/new">Name a mixture</ButtonLink>
        <ButtonLink href="/docs/licences">Rules and terms</ButtonLink>
      </Buttons>
      <Section title="Recorded audits" id="audits">
        {audits.length === 0 ? (
          <Empty title="No audit is recorded yet">
            <p>
              Open the licences of a version, ask a question, and record the answer: it is frozen under a digest, can be
              signed, printed and recomputed.
            </p>
          </Empty>
        ) : (
          <DataTable
            caption="The newest audits"
            captionFor="screen-readers"
            columns={[
              {
                key: 'title',
                head: 'Subject',
                names: true,
                cell: ({ id, title }) => <a href={`/audits/${id}`}>{title}</a>,
              },
              {
                key: 'use',
                head: 'For',
                cell: ({ use }) => sayUse(LICENSE_USES.find((one) => one === use) ?? 'research'),
              },
              {
                key: 'verdict',
                head: 'Verdict',
                cell: ({ verdict }) => <SaidMark said={VERDICTS.find((one) => one === verdict) ?? 'unknown'} />,
              },
              { key: 'at', head: 'Recorded', cell: ({ createdAt }) => formatDate(createdAt.toISOString()) },
            ]}
            rows={audits}
            rowKey={({ id }) => id}
          />
        )}
      </Section>
      <Section title="Mixtures" id="mixtures" intro="Exact versions that are used together, judged as one.">
        {mixtures.length === 0 ? (
          <Empty title="No mixture is named yet">
            <p>
              <a href="/mixtures/new">Name one</a>: a line for each exact version, and its share.
            </p>
          </Empty>
        ) : (
          <DataTable
            caption="The newest mixtures"
            captionFor="screen-readers"
            columns={[
              {
                key: 'title',
                head: 'Mixture',
                names: true,
                cell: ({ digest, title }) => <a href={`/mixtures/${digest}`}>{title}</a>,
              },
              { key: 'digest', head: 'Digest', cell: ({ digest }) => <code>{digest.slice(7, 15)}</code> },
              { key: 'at', head: 'Named', cell: ({ createdAt }) => formatDate(createdAt.toISOString()) },
            ]}
            rows={mixtures}
            rowKey={({ digest }) => digest}
          />
        )}
      </Section>
      <p className="small second mt-6">
        {`Rules ${LICENSE_RULES_VERSION}; terms of ${LICENSE_TERMS_EDITION}, ${listTerms().length} entries.`}
      </p>
    </PageFrame>
  )
}
