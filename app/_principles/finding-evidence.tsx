import { whereOf } from '#app/_licences/evidence-of.tsx'
import { EvidenceLine, NoEvidence } from '#app/_ui/evidence-line.tsx'
import type { FactEvidence } from '#lib/assessment/facts/recorded.ts'
import type { Finding } from '#lib/assessment/finding.ts'
import { evidenceDigest } from '#lib/evidence.ts'

const SHOWN = 10

/** What bears a finding out; that nothing does is said, with where it was looked for. */
export function FindingEvidence({ finding, asOf }: { finding: Finding; asOf: string }) {
  const { evidence, basis } = finding
  if (evidence.length === 0)
    return (
      <NoEvidence
        on={asOf}
        lookedIn={
          basis === 'registry' ? 'the version record, its checks and its observations' : 'what people recorded of it'
        }
      >
        {basis === 'registry' ? 'Seen by the registry itself; no page needs to be quoted.' : 'No evidence is recorded.'}
      </NoEvidence>
    )
  return (
    <>
      <EvidenceLines evidence={evidence.slice(0, SHOWN)} />
      {evidence.length > SHOWN && (
        <p className="label mt-2">{`and ${evidence.length - SHOWN} more pieces of evidence, in the export`}</p>
      )}
    </>
  )
}

type LinesProps = { evidence: readonly FactEvidence[]; answer?: boolean; isKept?: boolean }

/** Pieces of evidence, one under the other; `answer`: they stand under what a maintainer answered. Each that `isKept` has a page of its own. */
export function EvidenceLines({ evidence, answer = false, isKept = true }: LinesProps) {
  return evidence.map((piece, place) => (
    <EvidenceLine
      // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two pieces may be equal
      key={place}
      quote={piece.quote}
      where={whereOf(piece.source, piece.locator)}
      href={piece.source}
      readOn={piece.retrievedAt}
      digest={piece.snapshot ?? piece.digest}
      {...(isKept && { page: pageOf(piece) })}
      answer={answer}
    />
  ))
}

function pageOf({ snapshot: _snapshot, ...piece }: FactEvidence): string {
  return `/evidence/${evidenceDigest(piece)}`
}
