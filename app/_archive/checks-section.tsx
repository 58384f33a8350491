import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { formatCount, formatTime } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import type { VersionArchive } from '#db/queries/read-archive.ts'
import type { FixityCheck } from '#lib/archive/check.ts'
import { BASIS_WORDS, OUTCOME_WORDS } from './words.ts'

type ChecksProps = { archive: VersionArchive; api: string }

/** The history of checks, the newest first, each with what it rests on: none is ever changed or removed. */
export function ChecksSection({ archive, api }: ChecksProps) {
  const { checks, checkCount, copies } = archive
  const custodians = new Map(
    copies.map(({ id, custodian, path }) => [id, path === null ? custodian : `${custodian}, ${path}`]),
  )
  return (
    <Section
      title="Checks"
      id="checks"
      right={<a href={api}>As PREMIS events</a>}
      intro="Every copy is asked for every 90 days, or when somebody asks. Only bytes that were digested pass or fail it; what a host claims decides nothing."
    >
      {checks.length === 0 ? (
        <p className="second">No check is kept yet.</p>
      ) : (
        <DataTable
          caption={
            checkCount > checks.length
              ? `The newest ${checks.length} of ${formatCount(checkCount)} checks`
              : 'All checks'
          }
          captionFor={checkCount > checks.length ? 'all' : 'screen-readers'}
          columns={columnsOf(custodians)}
          rows={checks}
          rowKey={({ id }) => id}
        />
      )}
    </Section>
  )
}

function columnsOf(custodians: ReadonlyMap<string, string>): Column<FixityCheck>[] {
  return [
    { key: 'copy', head: 'Copy', names: true, cell: ({ copy }) => custodians.get(copy) ?? copy },
    { key: 'at', head: 'When', width: '15%', cell: ({ at }) => formatTime(at) },
    {
      key: 'outcome',
      head: 'Outcome',
      cell: ({ outcome }) => <FoundMark found={OUTCOME_WORDS[outcome].found}>{OUTCOME_WORDS[outcome].word}</FoundMark>,
    },
    { key: 'basis', head: 'Rests on', cell: ({ basis }) => BASIS_WORDS[basis] },
    {
      key: 'says',
      head: 'What was seen',
      width: '32%',
      cell: ({ reasons, note }) => (
        <span className="break-words">
          {[...reasons.map(({ says }) => says), note].filter((text) => text !== '').join(' ')}
        </span>
      ),
    },
    { key: 'agent', head: 'By', width: '10%', cell: ({ agent }) => agent },
  ]
}
