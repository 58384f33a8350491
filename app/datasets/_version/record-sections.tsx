import { DataTable } from '#app/_ui/data-table.tsx'
import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { type Fact, Facts } from '#app/_ui/facts.tsx'
import { formatCount, formatPlural } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import type { VersionPicture } from '#db/queries/read-version.ts'
import type { RecordSet } from '#lib/dataset/schema.ts'
import { versionHref } from '../_parts/address.ts'

/** The record sets with their columns, and what was left out of them. */
export function RecordsSection({ version }: { version: VersionPicture }) {
  const { recordSets, dataset, label } = version
  return (
    <Section
      title="Records"
      id="records"
      right={
        <a href={versionHref(dataset.path, label, 'records')}>
          {recordSets.some(({ manifest }) => manifest !== null) ? 'Look at them' : 'What can be known of them'}
        </a>
      }
    >
      {recordSets.length === 0 && (
        <p className="second">
          No record set is described: how many records there are, and which columns they have, is not in the record.
        </p>
      )}
      {recordSets.map((set, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the record sets of a version never move
        <RecordSetPart key={place} set={set} />
      ))}
      <Exclusions version={version} />
    </Section>
  )
}

const COLUMNS_OPEN = 24

function RecordSetPart({ set }: { set: RecordSet }) {
  return (
    <div className="mb-6">
      <h3 className="mb-2">{set.name === '' ? 'One record set' : set.name}</h3>
      <Facts facts={factsOf(set)} />
      {set.columns.length > 0 && (
        <details className="mt-3 small" open={set.columns.length <= COLUMNS_OPEN}>
          <summary>{formatPlural(set.columns.length, 'column', 'columns')}</summary>
          <Columns set={set} />
        </details>
      )}
    </div>
  )
}

function factsOf({ count, setDigest, manifest, columns }: RecordSet): Fact[] {
  return [
    {
      term: 'Records',
      value: count === null ? <FoundMark found="unknown">not recorded</FoundMark> : formatCount(count),
    },
    {
      term: 'Set digest',
      value:
        setDigest === null ? <FoundMark found="unknown">not recorded</FoundMark> : <DigestChip digest={setDigest} />,
    },
    ...(manifest === null ? [] : [{ term: 'Manifest', value: <DigestChip digest={`sha256:${manifest}`} /> }]),
    ...(columns.length === 0 ? [{ term: 'Columns', value: <FoundMark found="unknown">not recorded</FoundMark> }] : []),
  ]
}

function Columns({ set }: { set: RecordSet }) {
  const rows = set.columns.map((column, place) => ({ ...column, key: `${place} ${column.name}` }))
  return (
    <DataTable
      caption={`Columns of ${set.name === '' ? 'the record set' : set.name}`}
      captionFor="screen-readers"
      phone="tight"
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', head: 'Column', names: true, cell: ({ name }) => <code>{name}</code> },
        {
          key: 'type',
          head: 'Type',
          cell: ({ type }) => (type === '' ? <span className="dim">not given</span> : type),
        },
      ]}
    />
  )
}

function Exclusions({ version: { exclusions } }: { version: VersionPicture }) {
  return (
    <div id="exclusions">
      <h3 className="mb-2">Left out</h3>
      {exclusions === null ? (
        <p className="second">
          Nothing is recorded of records that were left out. That does not mean that none were, or that nobody asked.
        </p>
      ) : (
        <Facts
          facts={[
            { term: 'Records left out', value: formatCount(exclusions.count) },
            { term: 'Digest of the list', value: <DigestChip digest={exclusions.digest} /> },
          ]}
        />
      )}
    </div>
  )
}
