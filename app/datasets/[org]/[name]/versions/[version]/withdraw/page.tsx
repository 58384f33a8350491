import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { database } from '#app/_server/db.ts'
import { requireActor } from '#app/_server/session.ts'
import { Banner } from '#app/_ui/banner.tsx'
import { ButtonLink } from '#app/_ui/button.tsx'
import { PageHead } from '#app/_ui/columns.tsx'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { readVersion } from '#db/queries/read-version.ts'
import { can } from '#lib/dataset/access.ts'
import { shortDigest } from '#lib/digest.ts'
import { NotAllowed } from '../../../not-allowed.tsx'
import { withdraw } from './actions.ts'
import { withdrawForm } from './withdraw-form.ts'

type Props = { params: Promise<{ org: string; name: string; version: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { org, name, version } = await params
  return { title: `Withdraw ${org}/${name} ${decodeURIComponent(version)}` }
}

export default async function Withdraw({ params }: Props) {
  const { org, name, version: segment } = await params
  const here = `/datasets/${org}/${name}/versions/${segment}`
  const actor = await requireActor(`${here}/withdraw`)
  const version = await readVersion(database(), actor, { path: `${org}/${name}`, label: decodeURIComponent(segment) })
  if (version === null) notFound()
  if (version.status === 'draft') redirect(`${here}/edit`)
  if (version.status === 'withdrawn') redirect(here)
  const { path, organization, title } = version.dataset
  const successors = version.siblings.flatMap(({ label, status, digest }) =>
    status === 'published' && digest !== null && digest !== version.digest
      ? [{ value: digest, label: `${label} (${shortDigest(digest)})` }]
      : [],
  )
  return (
    <PageFrame actor={actor}>
      <Crumbs
        trail={[
          { label: organization },
          { label: name, href: `/datasets/${path}` },
          { label: version.label, href: here },
        ]}
      />
      <PageHead title={`Withdraw ${title} ${version.label}`}>
        It says to everyone that this version should not be used any more. It cannot be taken back.
      </PageHead>
      <div className="mt-6">
        <Banner kind="tomb" title="The record stays." heading="h2">
          <p>
            The page, the record, its digests and your reason stay as a tombstone, so that what cited or used the
            version can still be understood; the files may go. Whoever verifies a citation of it is told.
          </p>
          {version.digest !== null && (
            <p>
              <DigestChip digest={version.digest} />
            </p>
          )}
        </Banner>
      </div>
      <div className="mt-6">
        {can(actor, 'version.withdraw', organization) ? (
          <ActionForm
            action={withdraw}
            spec={withdrawForm(successors)}
            start={startState({ kind: ['error'] })}
            context={{ path, label: version.label }}
            submit={`Withdraw ${version.label} for good`}
            look="danger"
            beside={<ButtonLink href={here}>Leave it published</ButtonLink>}
          />
        ) : (
          <NotAllowed action="version.withdraw" organization={organization} what="withdraw versions of this dataset" />
        )}
      </div>
    </PageFrame>
  )
}
