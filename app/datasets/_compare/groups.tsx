import type { ReactNode } from 'react'
import type { ComparedRecords } from '#app/_records/compared.ts'
import { DataTable } from '#app/_ui/data-table.tsx'
import { formatCount } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import type { FileComparison } from '#db/queries/compare-files.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { type ComparedGroup, changeCount, compareVersions, type GroupComparison } from '#lib/dataset/compare.ts'
import { Derivation } from '#lib/dataset/schema.ts'
import { ChangeTable } from './change-table.tsx'
import { nameIn, type SidesProps } from './compare-head.tsx'
import { FileChanges } from './file-changes.tsx'
import { RecordChanges, RecordsUnknown } from './record-changes.tsx'

type Counts = { added: number; removed: number; changed: number; unchanged: number }
type Group = { id: string; title: string; counts: Counts; details: ReactNode; same: string }

type GroupsProps = { files: FileComparison; records: ComparedRecords }

/** Group by group what changed: counts first, then the details; a group without a change is one line. */
export function CompareGroups({ before, after, files, records }: SidesProps & GroupsProps) {
  const heads = { before: nameIn(before, after), after: nameIn(after, before) }
  const compared = compareVersions(pictureOf(before), pictureOf(after))
  const group = (id: ComparedGroup, title: string, same: string): Group => ({
    id,
    title,
    same,
    counts: compared[id],
    details: <Details group={compared[id]} heads={heads} title={title} />,
  })
  const groups = [
    group('licenses', 'Licences', 'The licence statements are the same.'),
    group('sources', 'Sources', 'The sources are the same.'),
    withRecords(group('records', 'Records', sameRecords(before)), records, heads),
    {
      id: 'files',
      title: 'Files',
      counts: { ...files, changed: files.changed + files.renamed + files.undecided },
      details: <FileChanges files={files} heads={heads} />,
      same: 'The files are the same, by digest.',
    },
    group('metadata', 'Metadata', 'Everything else in the record is the same.'),
  ]
  return (
    <>
      <Section title="In numbers">
        <CountTable groups={groups} />
      </Section>
      {groups.map((one) => (
        <GroupSection key={one.id} group={one} />
      ))}
    </>
  )
}

function GroupSection({ group: { id, title, counts, details, same } }: { group: Group }) {
  if (changeCount(counts) === 0)
    return (
      <Section title={title} id={id} right="nothing changed">
        <p className="second">
          {counts.unchanged === 0
            ? 'Neither version records anything here.'
            : `${same} (${formatCount(counts.unchanged)})`}
        </p>
      </Section>
    )
  return (
    <Section title={title} id={id} right={countWords(counts)}>
      {details}
    </Section>
  )
}

function Details({
  group,
  heads,
  title,
}: {
  group: GroupComparison
  heads: { before: string; after: string }
  title: string
}) {
  return <ChangeTable changes={group.changes} heads={heads} caption={`${title} that differ`} />
}

function CountTable({ groups }: { groups: readonly Group[] }) {
  const number = (key: keyof Counts, head: string) => ({
    key,
    head,
    align: 'right' as const,
    cell: ({ counts }: Group) => formatCount(counts[key]),
  })
  return (
    <DataTable
      caption="How many things differ, by group"
      captionFor="screen-readers"
      rows={groups}
      rowKey={({ id }) => id}
      columns={[
        { key: 'group', head: 'Group', names: true, cell: ({ id, title }) => <a href={`#${id}`}>{title}</a> },
        number('changed', 'Changed'),
        number('added', 'Added'),
        number('removed', 'Removed'),
        number('unchanged', 'The same'),
      ]}
    />
  )
}

function countWords({ added, removed, changed, unchanged }: Counts): string {
  return [
    [changed, 'changed'],
    [added, 'added'],
    [removed, 'removed'],
    [unchanged, 'the same'],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, word]) => `${formatCount(Number(count))} ${word}`)
    .join(', ')
}

/** The group of the records: record by record where that can be told, and else what is said of them, with why no more is known. */
function withRecords(group: Group, records: ComparedRecords, heads: { before: string; after: string }): Group {
  const { difference } = records
  if (difference === null)
    return {
      ...group,
      details: (
        <>
          <RecordsUnknown reason={records.reason} />
          {group.details}
        </>
      ),
    }
  const { added, removed, changed, equal } = difference
  const isOtherwise = added + removed + changed === 0 && changeCount(group.counts) > 0
  return {
    ...group,
    counts: isOtherwise ? group.counts : { added, removed, changed, unchanged: equal },
    same: records.reason,
    details: (
      <>
        <RecordChanges difference={difference} heads={heads} />
        <h3 className="mt-6 mb-2">What is said of them</h3>
        {group.details}
      </>
    ),
  }
}

function sameRecords({ recordSets }: VersionPicture): string {
  const known = recordSets.length > 0 && recordSets.every(({ setDigest }) => setDigest !== null)
  return known ? 'The records are the same, by set digest.' : 'What is said of the records is the same.'
}

function pictureOf(version: VersionPicture) {
  const derivedFrom = version.ancestors.map(({ relation, digest }) => ({
    relation: Derivation.parse(relation),
    digest,
  }))
  return { ...version, derivedFrom }
}
