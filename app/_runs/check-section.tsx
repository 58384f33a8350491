import { DataTable } from '#app/_ui/data-table.tsx'
import { formatCount } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import type { ArithmeticCheck } from '#lib/run/check.ts'
import type { PublicRun } from '#lib/run/public.ts'
import { formatValue } from './ticks.ts'
import { CHECK_DISC, CHECK_WORDS } from './words.ts'

/** The figures that a run's record claims, each beside what follows from its settings. */
export function CheckSection({ run: { check } }: { run: PublicRun }) {
  return (
    <Section
      title="Its figures, recomputed"
      id="figures"
      right={<span className="second">{check.rules}</span>}
      intro="What the record says of itself, beside what follows from its settings. That two figures agree shows that the record is consistent, not that the run took place so."
    >
      {check.arithmetic.length === 0 ? (
        <p className="second">There is nothing in this record that follows from its settings.</p>
      ) : (
        <DataTable
          caption="Claims and what was recomputed"
          captionFor="screen-readers"
          columns={[
            { key: 'what', head: 'Figure', names: true, cell: ({ what }: ArithmeticCheck) => what },
            { key: 'claimed', head: 'Claimed', align: 'right', cell: ({ claimed }) => figure(claimed) },
            { key: 'recomputed', head: 'Recomputed', align: 'right', cell: ({ recomputed }) => figure(recomputed) },
            {
              key: 'outcome',
              head: 'Answer',
              cell: ({ outcome }) => <FoundMark found={CHECK_DISC[outcome]}>{CHECK_WORDS[outcome]}</FoundMark>,
            },
            { key: 'how', head: 'How', cell: ({ how }) => how },
          ]}
          rows={check.arithmetic}
          rowKey={({ what }) => what}
        />
      )}
    </Section>
  )
}

function figure(value: number | null): string {
  if (value === null) return '–'
  return Number.isInteger(value) ? formatCount(value) : formatValue(value)
}

/** What whoever repeats a run would need, and its record does not say. */
export function MissingSection({ run: { check } }: { run: PublicRun }) {
  return (
    <Section title="What a repetition would need" id="missing">
      {check.missing.length === 0 ? (
        <p className="second">The record names all that is asked for: data, order, seeds, settings, code and engine.</p>
      ) : (
        <DataTable
          caption="What the record does not say"
          captionFor="screen-readers"
          columns={[
            { key: 'why', head: 'Not in the record', names: true, cell: ({ why }: { at: string; why: string }) => why },
            { key: 'at', head: 'Where it would stand', cell: ({ at }) => <code>{at}</code> },
          ]}
          rows={check.missing}
          rowKey={({ at, why }) => `${at} ${why}`}
        />
      )}
    </Section>
  )
}
