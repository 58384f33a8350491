import { type ReadingOrder, reviewAddress } from '#app/_server/kept-document.ts'
import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { Facts } from '#app/_ui/facts.tsx'
import { IMPORTERS } from '#lib/interchange/formats.ts'
import type { Reading } from '#lib/interchange/import.ts'

/** Which document it is, as what it was read, by which reader. */
export function WhatWasRead({ reading, order }: { reading: Reading; order: ReadingOrder }) {
  const isRead = reading.importer.name !== 'none'
  const label = IMPORTERS.find((importer) => importer.format === reading.format)?.label ?? reading.format
  const others = IMPORTERS.filter((importer) => !isRead || importer.format !== reading.format)
  return (
    <div className="mt-6">
      <Facts
        facts={[
          { term: 'Document', value: <DigestChip digest={`sha256:${order.sha256}`} /> },
          {
            term: 'From',
            value: order.from === null ? order.file || 'pasted text' : <a href={order.from}>{order.from}</a>,
          },
          {
            term: 'Read as',
            value: isRead ? `${label} ${reading.formatVersion}`.trim() : 'nothing: no format was recognised',
          },
          { term: 'Reader', value: isRead ? `${reading.importer.name} ${reading.importer.version}` : 'none' },
          {
            term: 'Read it as',
            value: others.map((importer, index) => (
              <span key={importer.format}>
                {index > 0 && ' · '}
                <a href={reviewAddress({ ...addressOf(order), format: importer.format })}>{importer.label}</a>
              </span>
            )),
          },
        ]}
      />
    </div>
  )
}

/** The parts of an order that its address is made from. */
export function addressOf({ sha256, file, from }: ReadingOrder): { sha256: string; file: string; from?: string } {
  return { sha256, file, ...(from !== null && { from }) }
}
