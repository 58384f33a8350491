import { DataTable } from '#app/_ui/data-table.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { formatDay, formatShare } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import { ShareBar } from '#app/_ui/share-bar.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import type { NamedVerdict } from '#db/queries/find-preference-verdict.ts'
import { barOf } from './summary-section.tsx'

/** The versions whose preferences were read last, each with its shares for generative training. */
export function ReadVersionsSection({ verdicts }: { verdicts: readonly NamedVerdict[] }) {
  return (
    <Section
      title="Versions that were read"
      id="versions"
      intro="Training generative models, in the protective reading, by records."
    >
      {verdicts.length === 0 ? (
        <Empty title="No version was read yet">
          <p>Open the preferences of a version and have its hosts asked, as one of its stewards or auditors.</p>
        </Empty>
      ) : (
        <DataTable
          caption="The versions read last"
          captionFor="screen-readers"
          columns={[
            {
              key: 'version',
              head: 'Version',
              names: true,
              cell: ({ path, label, title }: NamedVerdict) => (
                <a href={versionHref(path, label, 'preferences')}>{`${title} ${label}`}</a>
              ),
            },
            {
              key: 'bar',
              head: '',
              width: '34%',
              phone: 'full',
              cell: (verdict) => <ShareBar shares={barOf(sharesOf(verdict))} size="thin" legend="none" />,
            },
            { key: 'no', head: 'Disallowed', align: 'right', cell: (one) => formatShare(sharesOf(one).disallowed) },
            { key: 'yes', head: 'Allowed', align: 'right', cell: (one) => formatShare(sharesOf(one).allowed) },
            { key: 'hold', head: 'On hold', align: 'right', cell: (one) => formatShare(sharesOf(one)['on-hold']) },
            {
              key: 'read',
              head: 'Read',
              align: 'right',
              cell: ({ asOf, moment }) => (moment === 'collection' ? 'at collection' : formatDay(asOf)),
            },
          ]}
          rows={verdicts}
          rowKey={({ path, label }) => `${path} ${label}`}
        />
      )}
    </Section>
  )
}

function sharesOf({ records, total }: NamedVerdict) {
  const share = (count: number) => (total === 0 ? 0 : count / total)
  return {
    allowed: share(records.allowed),
    disallowed: share(records.disallowed),
    unknown: share(records.unknown),
    'on-hold': share(records['on-hold']),
  }
}
