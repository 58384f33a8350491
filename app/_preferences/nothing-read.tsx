import { ButtonLink } from '#app/_ui/button.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { Section } from '#app/_ui/section.tsx'
import { datasetHref } from '#app/datasets/_parts/address.ts'
import { can } from '#lib/dataset/access.ts'
import { HarvestOrderForm } from './harvest-order.tsx'
import { HarvestTable } from './harvest-table.tsx'
import { isUnderWay } from './harvest-words.ts'
import { UnderWay } from './under-way.tsx'
import type { VersionPreferencesProps } from './version-preferences.tsx'

/** Nothing was read of this version yet: why, what that does not mean, and the one thing to do. */
export function NothingRead(props: VersionPreferencesProps) {
  const { harvests, manifests, version } = props
  const running = harvests.find(isUnderWay)
  if (version.status === 'draft') return <OfADraft {...props} />
  if (running !== undefined)
    return (
      <Section title="The hosts are being asked" id="harvest">
        <UnderWay {...props} />
      </Section>
    )
  if (harvests.length > 0) return <AskedOnly {...props} />
  if (manifests.length === 0 && version.sources.every(({ url }) => url === null)) return <NoHosts {...props} />
  return (
    <Section title="Its hosts were never asked" id="harvest">
      <Empty title="Unknown: nobody has looked" heading="h3">
        <p>
          {manifests.length === 0
            ? 'The records of this version are not held here, so it is known only by the addresses of its sources. '
            : ''}
          That nothing stands here does not mean that the makers of these works allow anything. Have their hosts asked:
          each robots.txt, tdmrep.json and the like is kept with its date, and every answer leads to the line that gave
          it.
        </p>
      </Empty>
      <div className="mt-5">
        <HarvestOrderForm version={version} actor={props.actor} />
      </div>
    </Section>
  )
}

/** Hosts were asked, and there are no records here to tell how much each of them weighs. */
function AskedOnly({ harvests, manifests, version, actor }: VersionPreferencesProps) {
  return (
    <Section title={manifests.length === 0 ? 'Asked, without shares' : 'Asked, not read yet'} id="harvest">
      <p className="second max-w-[62ch]">
        {manifests.length === 0
          ? 'The hosts of its sources were asked, and what they answered is kept. How many records each of them has is not known, since the records are not held here.'
          : 'The hosts were asked. What that means for the records is being worked out; load this page again in a minute.'}
      </p>
      <HarvestTable harvests={harvests} />
      <div className="mt-5">
        <HarvestOrderForm version={version} actor={actor} />
      </div>
    </Section>
  )
}

function OfADraft({ version }: VersionPreferencesProps) {
  return (
    <Empty title="A draft’s hosts are not asked" heading="h2">
      <p>{`What creators said is bound to a digest, and ${version.label} has none yet. Publish it first.`}</p>
    </Empty>
  )
}

function NoHosts({ version, actor }: VersionPreferencesProps) {
  const { dataset, label } = version
  return (
    <Section title="It is not known where its records came from" id="harvest">
      <Empty title="Unknown: there is nobody to ask" heading="h3">
        <p>
          {`No list of records is held here for ${label}, and none of its sources has an address. A later version can bring its records, with their URLs: then their hosts can be asked.`}
        </p>
        {can(actor, 'version.draft', dataset.organization) && (
          <ButtonLink href={`${datasetHref(dataset.path)}/versions/new`}>Draft a new version</ButtonLink>
        )}
      </Empty>
    </Section>
  )
}
