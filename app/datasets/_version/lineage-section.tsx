import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { formatPlural } from '#app/_ui/format.ts'
import { HeadpieceMini } from '#app/_ui/headpiece.tsx'
import { Section } from '#app/_ui/section.tsx'
import type { RelatedVersion, VersionPicture } from '#db/queries/read-version.ts'
import { versionHref } from '../_parts/address.ts'
import { DERIVATION_WORDS, wordFor } from '../_parts/words.ts'

/** The versions (and the run) that this one names as what it was made from, and those that name this one; each pinned by digest. */
export function LineageSection({ version }: { version: VersionPicture }) {
  const { ancestors, descendants, digest } = version
  return (
    <Section
      title="Made from, and made into"
      id="lineage"
      intro="Versions are named by digest: what they were cannot change under this one."
    >
      <h3 className="mb-2">Made from</h3>
      {ancestors.length === 0 ? (
        <p className="second">The record names no other version registered here. Its sources may still be datasets.</p>
      ) : (
        <Related rows={ancestors} caption={formatPlural(ancestors.length, 'ancestor', 'ancestors')} head="This is" />
      )}
      <h3 className="mt-6 mb-2">Made into</h3>
      {descendants.length === 0 ? (
        <p className="second">
          {digest === null
            ? 'Nothing can name a draft.'
            : 'No version registered here names this one. That does not mean that nothing was made from it.'}
        </p>
      ) : (
        <Related
          rows={descendants}
          caption={`Named by ${formatPlural(descendants.length, 'version', 'versions')}`}
          head="Is"
        />
      )}
      {digest !== null && (
        <p className="small second mt-3">
          {'Made something from it? '}
          <a href="/register">Register it</a>
          {', and name this version there under “Derived from”: then it stands here.'}
        </p>
      )}
    </Section>
  )
}

function Related({ rows, caption, head }: { rows: readonly RelatedVersion[]; caption: string; head: string }) {
  const columns: Column<RelatedVersion>[] = [
    {
      key: 'relation',
      head,
      cell: ({ relation, run }) => (run === undefined ? wordFor(DERIVATION_WORDS, relation) : 'made by the run'),
    },
    { key: 'version', head: 'Version', names: true, cell: (row) => <VersionCell row={row} /> },
    { key: 'digest', head: 'Digest', cell: ({ digest }) => <DigestCell digest={digest} /> },
  ]
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={({ relation, digest }) => `${relation} ${digest}`}
      isGone={({ status }) => status === 'withdrawn'}
    />
  )
}

function VersionCell({ row: { path, label, title, status, run } }: { row: RelatedVersion }) {
  if (run !== undefined) return <a href={`/runs/${run.id}`}>{run.name}</a>
  if (path === null || label === null) return <span className="dim font-normal">not known here</span>
  return (
    <>
      <a href={versionHref(path, label)}>{`${title} ${label}`}</a>
      {status === 'withdrawn' && <span className="dim font-normal"> withdrawn</span>}
    </>
  )
}

function DigestCell({ digest }: { digest: string }) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      <HeadpieceMini digest={digest} />
      <DigestChip digest={digest} look="bare" />
    </span>
  )
}
