import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { Facts } from '#app/_ui/facts.tsx'
import { type Figure, Figures } from '#app/_ui/figures.tsx'
import { formatBytes, formatCount, formatShort } from '#app/_ui/format.ts'
import type { Manifest, RecordGrouping } from '#lib/records/schema.ts'
import { GROUPING_WORDS } from './grouping-words.ts'

/** What the records add up to, and what commits to them. What no column tells is said to be unknown. */
export function Totals({ manifest }: { manifest: Manifest }) {
  const { records, bytes, tokens } = manifest.profile.total
  return (
    <>
      <Figures
        figures={[
          {
            label: 'Records',
            amount: formatShort(records),
            note: records >= 10_000 ? formatCount(records) : 'counted here',
          },
          sum('Content', bytes, formatBytes, 'bytes'),
          sum('Tokens', tokens, formatShort, 'tokens'),
          distinct(manifest, 'host') ??
            distinct(manifest, 'source') ?? { label: 'Hosts', amount: 'unknown', note: 'No record has an address' },
        ]}
      />
      <div className="mt-4">
        <Facts
          facts={[
            { term: 'Set digest', value: <DigestChip digest={manifest.setDigest} look="whole" /> },
            {
              term: 'Manifest',
              value: (
                <>
                  <DigestChip digest={`sha256:${manifest.sha256}`} /> {`Parquet, ${formatBytes(manifest.bytes)}`}
                </>
              ),
            },
          ]}
        />
      </div>
    </>
  )
}

function sum(label: string, amount: number | null, format: (amount: number) => string, column: string): Figure {
  if (amount === null) return { label, amount: 'unknown', note: `No column tells ${column}` }
  return { label, amount: format(amount), note: formatCount(amount) }
}

function distinct({ profile }: Manifest, by: RecordGrouping): Figure | null {
  const found = profile.groupings.find((grouping) => grouping.by === by)
  if (found === undefined) return null
  const { many } = GROUPING_WORDS[by]
  const values = found.distinct - (found.top.some(({ value }) => value === null) ? 1 : 0)
  return {
    label: `${many.charAt(0).toUpperCase()}${many.slice(1)}`,
    amount: formatShort(values),
    note: values >= 10_000 ? formatCount(values) : 'that differ',
  }
}
