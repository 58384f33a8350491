import { DataTable } from '#app/_ui/data-table.tsx'
import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { FoundMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import type { VersionInWords } from '#db/queries/name-versions.ts'
import type { RunInput } from '#lib/run/inputs.ts'
import { NamedVersion } from './inputs-section.tsx'
import { ROLE_WORDS } from './words.ts'

type InputsProps = {
  ours: readonly RunInput[]
  theirs: readonly RunInput[]
  known: ReadonlyMap<string, VersionInWords>
}

type Read = Pick<RunInput, 'role' | 'version' | 'name'> & { by: 'both' | 'only the first' | 'only the second' }

/** What two runs read: first what only one of them did, then what both did. */
export function ComparedInputs({ ours, theirs, known }: InputsProps) {
  const rows = sides(ours, theirs)
  return (
    <Section title="What they read" id="inputs">
      {rows.length === 0 ? (
        <p className="second">Neither records what it read.</p>
      ) : (
        <DataTable
          caption="Inputs of the two runs"
          captionFor="screen-readers"
          columns={[
            {
              key: 'version',
              head: 'Version',
              names: true,
              cell: ({ version, name }: Read) => (
                <NamedVersion version={(version !== null && known.get(version)) || null} name={name || version || ''} />
              ),
            },
            { key: 'role', head: 'Read for', cell: ({ role }) => ROLE_WORDS[role] },
            { key: 'by', head: 'Read by', cell: ({ by }) => by },
            {
              key: 'digest',
              head: 'Digest',
              cell: ({ version }) =>
                version === null ? (
                  <FoundMark found="unknown">not pinned</FoundMark>
                ) : (
                  <DigestChip digest={version} look="bare" />
                ),
            },
          ]}
          rows={rows}
          rowKey={keyOf}
        />
      )}
    </Section>
  )
}

function keyOf({ role, version, name }: Pick<RunInput, 'role' | 'version' | 'name'>): string {
  return `${role} ${version ?? name}`
}

function sides(ours: readonly RunInput[], theirs: readonly RunInput[]): Read[] {
  const [a, b] = [ours, theirs].map((inputs) => new Map(inputs.map((one) => [keyOf(one), one] as const)))
  const only = (here: typeof a, there: typeof a, by: Read['by']) =>
    [...(here ?? [])].flatMap(([key, one]) => (there?.has(key) === (by === 'both') ? [{ ...one, by }] : []))
  return [...only(a, b, 'only the first'), ...only(b, a, 'only the second'), ...only(a, b, 'both')]
}
