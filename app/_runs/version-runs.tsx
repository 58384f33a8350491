import { CodeBlock } from '#app/_ui/code-block.tsx'
import { DataTable } from '#app/_ui/data-table.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { formatDay, formatShare, formatShort } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import type { RunOfVersion } from '#lib/run/public.ts'
import { KIND_WORDS, ROLE_WORDS, STATE_WORDS } from './words.ts'

type VersionRunsProps = { version: { path: string; label: string; digest: string }; runs: readonly RunOfVersion[] }

/** The runs that made exactly this version, those that read it, and those that only name it. */
export function VersionRuns({ version, runs }: VersionRunsProps) {
  const made = runs.filter((run) => run.as === 'output')
  const read = runs.filter((run) => run.as !== 'output' && run.pinned)
  const named = runs.filter((run) => !run.pinned)
  const { path, label, digest } = version
  return (
    <>
      <Section
        title="Runs that read exactly this version"
        id="read"
        right={<a href={`/api/v1/versions/${digest}/runs`}>Data (JSON)</a>}
        intro="They named its digest, whatever has become of the label since."
      >
        {read.length === 0 ? (
          <Empty title="No run is known that read this version">
            <p>That does not mean that there was none: runs are told here by those who made them.</p>
          </Empty>
        ) : (
          <Runs runs={read} caption="Runs that read this version, newest first" />
        )}
      </Section>
      {made.length > 0 && (
        <Section title="The run that made it" id="made">
          <Runs runs={made} caption="Runs that made this version" />
        </Section>
      )}
      {named.length > 0 && (
        <Section
          title="Runs that name it without a digest"
          id="named"
          intro="They name the dataset with this label, or with none: they may have read other bytes. Each is flagged."
        >
          <Runs runs={named} caption="Runs that name this version without its digest, newest first" />
        </Section>
      )}
      <Section title="Report a run that read it" id="report">
        <CodeBlock
          label="How a run of this version is reported"
          text={`npm exec colophon -- run record --organization ORG --name NAME --training ${path}@${label}`}
        />
      </Section>
    </>
  )
}

function Runs({ runs, caption }: { runs: readonly RunOfVersion[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      captionFor="screen-readers"
      columns={[
        {
          key: 'name',
          head: 'Run',
          names: true,
          cell: ({ id, name }: RunOfVersion) => <a href={`/runs/${id}`}>{name}</a>,
        },
        { key: 'as', head: 'What for', cell: ({ as }) => ROLE_WORDS[as] },
        { key: 'kind', head: 'Kind', cell: ({ kind }) => KIND_WORDS[kind] },
        { key: 'state', head: 'State', cell: ({ state }) => STATE_WORDS[state] },
        { key: 'by', head: 'Reported by', cell: ({ organization }) => organization },
        {
          key: 'weight',
          head: 'Weight',
          align: 'right',
          cell: ({ weight }) => (weight === null ? 'not recorded' : formatShare(weight)),
        },
        {
          key: 'tokens',
          head: 'Tokens',
          align: 'right',
          cell: ({ tokens }) => (tokens === null ? 'not recorded' : formatShort(tokens)),
        },
        {
          key: 'at',
          head: 'Began',
          align: 'right',
          cell: ({ startedAt }) => (startedAt === null ? 'not recorded' : formatDay(startedAt)),
        },
      ]}
      rows={runs}
      rowKey={({ id, as }) => `${id} ${as}`}
    />
  )
}
