import { CodeBlock } from '#app/_ui/code-block.tsx'
import { DataTable } from '#app/_ui/data-table.tsx'
import { formatDay, formatSpan } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import type { PublicReplay, PublicRun } from '#lib/run/public.ts'
import { compareHref } from './search-address.ts'
import { VERDICT_DISC, verdictWords } from './words.ts'

/** The verdicts of those who repeated a run, newest first, and how to add one. */
export function ReplaysSection({ run: { id, engine, executor, replays } }: { run: PublicRun }) {
  return (
    <Section
      title="Replays"
      id="replays"
      intro={
        engine === null
          ? 'This run was made elsewhere. Its numbers can be compared within a tolerance; it is never called identical.'
          : 'On the same engine and kernel every recorded step is compared bit for bit, by digest.'
      }
    >
      {replays.length === 0 ? (
        <p className="second">Nobody has repeated it yet.</p>
      ) : (
        <DataTable
          caption="Replays, newest first"
          captionFor="screen-readers"
          columns={[
            {
              key: 'replay',
              head: 'Replay',
              names: true,
              cell: ({ replay, replayName }: PublicReplay) => <a href={`/runs/${replay}`}>{replayName}</a>,
            },
            { key: 'when', head: 'Judged', cell: ({ at }) => formatDay(at) },
            { key: 'where', head: 'Where', cell: whereOf },
            { key: 'verdict', head: 'Answer', cell: verdictOf },
            { key: 'reason', head: 'Because', cell: ({ judgement }) => judgement.reason },
            {
              key: 'time',
              head: 'Took',
              align: 'right',
              cell: ({ seconds }) => (seconds === null ? 'not recorded' : formatSpan(seconds)),
            },
            {
              key: 'beside',
              head: 'Beside',
              cell: ({ run, replay }) => <a href={compareHref(run, replay)}>compare</a>,
            },
          ]}
          rows={replays}
          rowKey={(replay) => replay.id}
        />
      )}
      <p className="mt-4">
        {executor === 'registry'
          ? 'Repeat it on a computer of your own; with --report the verdict is kept here:'
          : 'Repeat it, record the repetition as a run of its own, and have it judged:'}
      </p>
      <CodeBlock
        label="How a run is repeated and judged"
        text={`npm exec colophon -- run replay ${id}${executor === 'registry' ? '' : ' --with ID-OF-THE-REPLAY'}`}
      />
    </Section>
  )
}

function whereOf({ engine, organization }: PublicReplay): string {
  return engine === null ? `elsewhere, by ${organization}` : `Node ${engine.node}, ${engine.arch}, by ${organization}`
}

function verdictOf({ judgement: { verdict, step } }: PublicReplay) {
  return <FoundMark found={VERDICT_DISC[verdict]}>{verdictWords(verdict, step)}</FoundMark>
}
