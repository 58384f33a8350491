import { Banner } from '#app/_ui/banner.tsx'
import { ButtonLink, Buttons } from '#app/_ui/button.tsx'
import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { formatDate, formatPlural } from '#app/_ui/format.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { type Actor, can } from '#lib/dataset/access.ts'
import { compareHref, versionHref } from '../_parts/address.ts'
import { WITHDRAWAL_WORDS } from '../_parts/words.ts'

/** What one must know of a version before reading on: that it is withdrawn, superseded or only a draft. */
export function VersionBanners({ version, actor }: { version: VersionPicture; actor: Actor | null }) {
  return (
    <>
      {version.status === 'withdrawn' && <Tombstone version={version} />}
      {version.status === 'published' && version.supersededBy !== null && <Superseded version={version} />}
      {version.status === 'draft' && <Draft version={version} actor={actor} />}
      {version.status === 'published' && <WithdrawLink version={version} actor={actor} />}
    </>
  )
}

function Tombstone({ version }: { version: VersionPicture }) {
  const { withdrawal, withdrawnAt, label } = version
  if (withdrawal === null || withdrawnAt === null) return null
  return (
    <Banner kind="tomb" heading="h2" title={`${label} is withdrawn, recorded here on ${formatDate(withdrawnAt)}`}>
      <p>
        Because of {WITHDRAWAL_WORDS[withdrawal.kind]}: <q>{withdrawal.reason}</q>
      </p>
      <p>
        Its record, its digest and this page stay, so that whoever used or cited it can still tell what it was. The
        files may be gone. It should not be used for anything new.
      </p>
      <UsedBy version={version} />
      <WhereToGo version={version} />
    </Banner>
  )
}

/** How many runs had read it: who made them may want to know. */
function UsedBy({ version: { runsThatRead, dataset, label } }: { version: VersionPicture }) {
  if (runsThatRead === 0) return null
  return (
    <p>
      <a href={versionHref(dataset.path, label, 'runs')}>{formatPlural(runsThatRead, 'run', 'runs')}</a>
      {runsThatRead === 1 ? ' is recorded that read it.' : ' are recorded that read it.'}
    </p>
  )
}

function WhereToGo({ version }: { version: VersionPicture }) {
  const { successor, supersededBy, dataset } = version
  if (successor !== null)
    return (
      <p>
        Use instead:{' '}
        {successor.path === null || successor.label === null ? (
          <DigestChip digest={successor.digest} />
        ) : (
          <a href={versionHref(successor.path, successor.label)}>{`${successor.title} ${successor.label}`}</a>
        )}
      </p>
    )
  if (supersededBy !== null)
    return (
      <p>
        A later version is <a href={versionHref(dataset.path, supersededBy.label)}>{supersededBy.label}</a>.
      </p>
    )
  return <p>No version is named to be used instead.</p>
}

function Superseded({ version }: { version: VersionPicture }) {
  const { supersededBy, dataset, label } = version
  if (supersededBy === null) return null
  const next = { path: dataset.path, label: supersededBy.label }
  return (
    <Banner
      kind="note"
      heading="h2"
      title={`${label} is superseded by ${supersededBy.label}, and is still what it was`}
    >
      <p>
        Why there is a later version: <q>{supersededBy.reason}</q>
      </p>
      <p>
        <a href={versionHref(next.path, next.label)}>{`Go to ${next.label}`}</a> ·{' '}
        <a href={compareHref({ path: dataset.path, label }, next)}>{`What changed from ${label} to ${next.label}`}</a>
      </p>
    </Banner>
  )
}

function Draft({ version, actor }: { version: VersionPicture; actor: Actor | null }) {
  const { dataset, label } = version
  return (
    <Banner kind="warn" heading="h2" title={`${label} is a draft and can’t be cited`}>
      <p>It may still change in every part and has no digest. Only members of {dataset.organizationName} see it.</p>
      <Buttons>
        {can(actor, 'version.draft', dataset.organization) && (
          <ButtonLink href={versionHref(dataset.path, label, 'edit')}>Edit the draft</ButtonLink>
        )}
        {can(actor, 'version.publish', dataset.organization) && (
          <ButtonLink look="main" href={versionHref(dataset.path, label, 'publish')}>
            {`Check and publish ${label}`}
          </ButtonLink>
        )}
      </Buttons>
    </Banner>
  )
}

function WithdrawLink({ version, actor }: { version: VersionPicture; actor: Actor | null }) {
  const { dataset, label } = version
  if (!can(actor, 'version.withdraw', dataset.organization)) return null
  return (
    <p className="small noprint mt-3">
      <a href={versionHref(dataset.path, label, 'withdraw')}>{`Withdraw ${label}`}</a>, as one of its stewards. The
      record stays.
    </p>
  )
}
