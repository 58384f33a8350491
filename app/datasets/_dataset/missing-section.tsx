import { DataTable } from '#app/_ui/data-table.tsx'
import { FoundMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import type { DatasetPicture, VersionLine } from '#db/queries/read-dataset.ts'
import { versionHref } from '../_parts/address.ts'

type Need = { what: string; why: string; there: boolean; needed: boolean }

/** For a dataset without a published version: what its newest draft has, and what it still lacks. Only members see drafts. */
export function MissingSection({ dataset }: { dataset: DatasetPicture }) {
  const draft = dataset.versions.find(({ status }) => status === 'draft')
  if (dataset.state !== 'drafts-only') return null
  return (
    <Section
      title="What is missing to publish"
      {...(draft !== undefined && {
        right: <a href={versionHref(dataset.path, draft.label)}>{`Draft ${draft.label}`}</a>,
      })}
    >
      <DataTable
        caption={
          draft === undefined
            ? 'No draft that you may see. A version needs these.'
            : `Draft ${draft.label}: what it needs, and what makes it worth citing`
        }
        rows={needsOf(draft)}
        rowKey={({ what }) => what}
        columns={[
          { key: 'what', head: 'Part', names: true, cell: ({ what }) => what },
          { key: 'there', head: 'Is it there', cell: (need) => <There need={need} /> },
          { key: 'why', head: 'Why', cell: ({ why }) => why },
        ]}
      />
    </Section>
  )
}

function There({ need: { there, needed } }: { need: Need }) {
  if (there) return <FoundMark found="yes" />
  return needed ? <FoundMark found="no">no, needed</FoundMark> : <FoundMark found="unknown">not recorded</FoundMark>
}

function needsOf(draft: VersionLine | undefined): Need[] {
  const drafted = draft !== undefined
  return [
    {
      what: 'A draft',
      why: 'Label, release date and the reason why this version exists.',
      there: drafted,
      needed: true,
    },
    {
      what: 'Files',
      why: 'With sizes and sha256, so that anyone can check a copy. The command line lists them: colophon hash DIR.',
      there: drafted && draft.fileCount > 0,
      needed: false,
    },
    {
      what: 'A licence',
      why: 'Without one nothing can be concluded about its use.',
      there: drafted && draft.licenseExpression !== 'NOASSERTION',
      needed: false,
    },
    { what: 'A steward', why: 'An owner or steward of the organisation publishes it.', there: false, needed: true },
  ]
}
