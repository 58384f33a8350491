import { type ReadingOrder, reviewAddress } from '#app/_server/kept-document.ts'
import { DataTable } from '#app/_ui/data-table.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { formatCount, formatPlural } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import type { Reading } from '#lib/interchange/import.ts'
import { addressOf } from './what-was-read.tsx'

const SHOWN = 500

/** A document that describes several datasets: each is reviewed by itself, or all are imported as they are read. */
export function CandidateChoice({ reading, order }: { reading: Reading; order: ReadingOrder }) {
  const { candidates } = reading
  if (candidates.length === 0) {
    return (
      <div className="mt-6">
        <Empty title="Nothing of this document can be stored." heading="h2">
          <p>
            What stands in the way is told above. Correct the document and import it again, or register the dataset by
            hand.
          </p>
        </Empty>
      </div>
    )
  }
  const rows = candidates.slice(0, SHOWN).map((candidate, index) => ({ candidate, index }))
  return (
    <Section
      title={`It describes ${formatPlural(candidates.length, 'dataset', 'datasets')}`}
      right={<a href="/import/bulk">Import all as they are read</a>}
      intro="Choose one to review and correct."
    >
      <DataTable
        caption={candidates.length > SHOWN ? `The first ${formatCount(SHOWN)}` : 'Datasets in this document'}
        captionFor={candidates.length > SHOWN ? 'all' : 'screen-readers'}
        rows={rows}
        rowKey={({ index }) => String(index)}
        columns={[
          {
            key: 'title',
            head: 'Dataset',
            names: true,
            cell: ({ candidate, index }) => (
              <a href={reviewAddress({ ...addressOf(order), format: reading.format, candidate: index })}>
                {candidate.dataset.title}
              </a>
            ),
          },
          { key: 'key', head: 'Named there', cell: ({ candidate }) => <code>{candidate.key.slice(0, 100)}</code> },
          { key: 'version', head: 'Version', cell: ({ candidate }) => candidate.version?.label ?? 'none described' },
          {
            key: 'troubles',
            head: 'Faults and warnings',
            align: 'right',
            cell: ({ candidate }) => formatCount(candidate.troubles.length),
          },
        ]}
      />
    </Section>
  )
}
