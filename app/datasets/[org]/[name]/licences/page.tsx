import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { judge } from '#app/_licences/judged.ts'
import { type AskedInAddress, questionQuery, readQuestion } from '#app/_licences/question.ts'
import { QuestionForm } from '#app/_licences/question-form.tsx'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { DataTable } from '#app/_ui/data-table.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { formatDate, formatPlural } from '#app/_ui/format.ts'
import { SaidMark } from '#app/_ui/mark.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { datasetHref, decoded, versionHref } from '#app/datasets/_parts/address.ts'
import { readDataset } from '#db/queries/read-dataset.ts'
import { readLicensing } from '#db/queries/read-licensing.ts'
import type { VersionLicensing } from '#lib/license/licensing.ts'

type Props = { params: Promise<{ org: string; name: string }>; searchParams: Promise<AskedInAddress> }

/** So many versions are judged on one page, newest first. */
const VERSIONS_SHOWN = 50

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { org, name } = await params
  return { title: `Licences of ${decoded(org)}/${decoded(name)}` }
}

/** What the licences of each version of a dataset allow, side by side; each answer leads to the audit of that exact version. */
export default async function DatasetLicencesPage({ params, searchParams }: Props) {
  const [{ org, name }, asked, actor] = await Promise.all([params, searchParams, currentActor()])
  const path = `${decoded(org)}/${decoded(name)}`.toLowerCase()
  const dataset = await readDataset(database(), actor, path)
  if (dataset === null) notFound()
  const question = readQuestion(asked)
  const digests = dataset.versions.flatMap(({ digest }) => digest ?? []).slice(0, VERSIONS_SHOWN)
  const licensing = await readLicensing(database(), digests)
  const judged = licensing.map((version) => judge(ofVersion(version), question))
  return (
    <PageFrame current="/" actor={actor}>
      <Crumbs
        trail={[
          { label: 'Explore', href: '/' },
          { label: dataset.title, href: datasetHref(path) },
        ]}
      />
      <h1 className="mt-4">{`Licences of ${dataset.title}`}</h1>
      <Section
        title="Version by version"
        right={formatPlural(judged.length, 'version', 'versions')}
        intro="A verdict is bound to one exact version. Open one for its reasons, its parts and its evidence."
      >
        <QuestionForm question={question} fault={judged[0]?.fault ?? null} />
        {judged.length === 0 ? (
          <Empty title="No version is published">
            <p>A verdict is bound to a digest, which a draft does not have.</p>
          </Empty>
        ) : (
          <DataTable
            caption="What each version's licences allow, newest first"
            captionFor="screen-readers"
            columns={[
              {
                key: 'version',
                head: 'Version',
                names: true,
                cell: ({ licensing: [version] }) => (
                  <a href={`${versionHref(path, version?.label ?? '', 'licences')}${questionQuery(question)}`}>
                    {version?.label}
                  </a>
                ),
              },
              {
                key: 'released',
                head: 'Released',
                cell: ({ licensing: [version] }) => formatDate(version?.releaseDate ?? ''),
              },
              {
                key: 'verdict',
                head: 'Verdict',
                cell: ({ judgement }) => <SaidMark said={judgement.verdict.verdict} />,
              },
              {
                key: 'flags',
                head: 'Red flags',
                align: 'right',
                cell: ({ judgement }) => judgement.flags.length,
              },
              {
                key: 'parts',
                head: 'Parts',
                align: 'right',
                cell: ({ licensing: [version] }) => version?.parts.length ?? 0,
              },
            ]}
            rows={judged}
            rowKey={({ licensing: [version] }) => version?.version ?? ''}
          />
        )}
      </Section>
    </PageFrame>
  )
}

function ofVersion(version: VersionLicensing) {
  const subject = { kind: 'version', version: version.version } as const
  return { subject, title: `${version.dataset} ${version.label}`, licensing: [version] }
}
