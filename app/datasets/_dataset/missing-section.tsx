import { DataTable } from '#app/_ui/data-table.tsx'
import { FoundMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import type { DatasetPicture, VersionLine } from '#db/queries/read-dataset.ts'
import { versionHref } from '../_parts/address.ts'

type Need = { what: string; why: string; state: 'there' | 'needed' | 'wanted' | 'last' }

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

function There({ need: { state } }: { need: Need }) {
  switch (state) {
    case 'there':
      return <FoundMark found="yes" />
    case 'needed':
      return <FoundMark found="no">no, needed</FoundMark>
    case 'wanted':
      return <FoundMark found="unknown">not recorded</FoundMark>
    case 'last':
      return <span className="dim">the last step</span>
  }
}

function needsOf(draft: VersionLine | undefined): Need[] {
  return [
    {
      what: 'A draft',
      why: 'Label, release date and the reason why this version exists.',
      state: draft === undefined ? 'needed' : 'there',
    },
    {
      what: 'Files',
      why: 'With sizes and sha256, so that anyone can check a copy. The command line lists them: colophon hash DIR.',
      state: draft !== undefined && draft.fileCount > 0 ? 'there' : 'wanted',
    },
    {
      what: 'A licence',
      why: 'Without one nothing can be concluded about its use.',
      state: draft !== undefined && draft.licenseExpression !== 'NOASSERTION' ? 'there' : 'wanted',
    },
    { what: 'A steward’s word', why: 'An owner or steward of the organisation publishes it.', state: 'last' },
  ]
}
