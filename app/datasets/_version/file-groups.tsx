import { DataTable } from '#app/_ui/data-table.tsx'
import { formatBytes, formatCount } from '#app/_ui/format.ts'
import { LicenseBadge } from '#app/_ui/license-badge.tsx'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { licenseFamily } from '#lib/license/family.ts'
import { leadingLicense } from '#lib/license/leading.ts'

/** Files that have a licence of their own: which they are, how much, and under what. Nothing where there are none. */
export function FileGroups({ groups }: { groups: VersionPicture['fileGroups'] }) {
  if (groups.length === 0) return null
  return (
    <div className="mt-6">
      <h3 className="mb-2">Files with a licence of their own</h3>
      <DataTable
        caption="Files with a licence of their own"
        captionFor="screen-readers"
        phone="stack"
        columns={[
          { key: 'name', head: 'Group', names: true, cell: ({ name }) => name },
          { key: 'pattern', head: 'Files', cell: ({ pattern }) => <code>{pattern}</code> },
          { key: 'count', head: 'How many', align: 'right', cell: ({ fileCount }) => formatCount(fileCount) },
          {
            key: 'bytes',
            head: 'Bytes',
            align: 'right',
            cell: ({ bytes }) => (bytes === null ? 'not known' : formatBytes(bytes)),
          },
          { key: 'license', head: 'Licence', cell: ({ licenses }) => <Leading licenses={licenses} /> },
        ]}
        rows={groups}
        rowKey={({ name }) => name}
      />
    </div>
  )
}

function Leading({ licenses }: Pick<VersionPicture['fileGroups'][number], 'licenses'>) {
  const { expression, kind } = leadingLicense(licenses)
  return <LicenseBadge id={expression} family={licenseFamily(expression)} basis={kind} />
}
