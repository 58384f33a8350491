import { Banner } from '#app/_ui/banner.tsx'
import { ButtonLink, Buttons } from '#app/_ui/button.tsx'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { TitleBlock } from '#app/_ui/title-block.tsx'
import type { DatasetPicture } from '#db/queries/read-dataset.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { type Actor, can } from '#lib/dataset/access.ts'
import { datasetHref, versionHref } from '../_parts/address.ts'

type HeadProps = { dataset: DatasetPicture; current: VersionPicture | null; actor: Actor | null }

/** Which dataset this is, and which of its versions the page shows. */
export function DatasetHead({ dataset, current, actor }: HeadProps) {
  const { organization, organizationName, name, path, title, state } = dataset
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Explore', href: '/' },
          { label: organization, href: `/organizations/${organization}` },
          { label: name },
        ]}
      />
      <TitleBlock
        title={title}
        {...(current !== null && { version: current.label })}
        digest={current?.digest ?? null}
        {...(state === 'withdrawn' && { state: 'withdrawn' as const })}
      >
        {current !== null && (
          <span>
            <b>Shown here</b> <a href={versionHref(path, current.label)}>{current.label}</a>,{' '}
            {current.status === 'withdrawn' ? 'the last version, withdrawn' : 'the current version'}
          </span>
        )}
        <span>
          <b>Kept by</b> <a href={`/organizations/${organization}`}>{organizationName}</a>
        </span>
      </TitleBlock>
      <div className="mt-4">
        {state === 'withdrawn' && <AllWithdrawn />}
        {state === 'drafts-only' && <NothingPublished />}
        <MemberActions dataset={dataset} actor={actor} />
      </div>
    </>
  )
}

function AllWithdrawn() {
  return (
    <Banner kind="tomb" heading="h2" title="Every published version is withdrawn">
      <p>Their records, digests and the reasons stay below, so that whoever used one can still tell what it was.</p>
    </Banner>
  )
}

function NothingPublished() {
  return (
    <Banner kind="note" heading="h2" title="Nothing is published yet">
      <p>
        What stands here is what its maintainers say of the dataset. It has no version that can be cited or compared:
        that takes a label, a release date and a reason for the version, and a steward who publishes it.
      </p>
    </Banner>
  )
}

function MemberActions({ dataset: { path, organization }, actor }: Omit<HeadProps, 'current'>) {
  const mayDraft = can(actor, 'version.draft', organization)
  const mayAmend = can(actor, 'dataset.amend', organization)
  if (!mayDraft && !mayAmend) return null
  return (
    <div className="mt-4">
      <Buttons>
        {mayDraft && (
          <ButtonLink look="main" href={`${datasetHref(path)}/versions/new`}>
            Draft a new version
          </ButtonLink>
        )}
        {mayAmend && <ButtonLink href={`${datasetHref(path)}/edit`}>Amend what is said of it</ButtonLink>}
      </Buttons>
    </div>
  )
}
