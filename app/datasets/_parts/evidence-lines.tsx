import { EvidenceLine } from '#app/_ui/evidence-line.tsx'
import type { Evidence } from '#lib/evidence.ts'

const SHOWN = 12

/** The pieces of evidence for one statement; none is said, never left blank. More than 12 are folded. */
export function EvidenceLines({ evidence }: { evidence: readonly Evidence[] }) {
  if (evidence.length === 0) return <NoneRecorded />
  const more = evidence.slice(SHOWN)
  return (
    <>
      <Lines evidence={evidence.slice(0, SHOWN)} />
      {more.length > 0 && (
        <details className="mt-3 small">
          <summary>{`${more.length} more`}</summary>
          <Lines evidence={more} />
        </details>
      )}
    </>
  )
}

function Lines({ evidence }: { evidence: readonly Evidence[] }) {
  return evidence.map((piece, place) => (
    <EvidenceLine
      // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two pieces may be equal
      key={place}
      quote={piece.quote}
      where={whereOf(piece)}
      href={piece.source}
      readOn={piece.retrievedAt}
      digest={piece.digest}
    />
  ))
}

function whereOf({ source, locator }: Evidence): string {
  const address = source.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')
  return locator === '' ? address : `${address}, ${locator}`
}

function NoneRecorded() {
  return (
    <div className="ev none">
      <span className="found">No evidence is recorded for this.</span>
      <span className="meta">It stands as its maintainers wrote it.</span>
    </div>
  )
}
