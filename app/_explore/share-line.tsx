import { formatCount, formatShare } from '#app/_ui/format.ts'
import type { FacetCounts } from '#db/queries/count-facets.ts'

/** How well what is listed is documented: shares of the results, with the counts they are made of. */
export function ShareLine({ counts }: { counts: FacetCounts }) {
  const { total, withLicense, withEvidence, withVersion } = counts
  if (total === 0) return null
  return (
    <p className="small second m-0">
      {total === 1 ? 'Of this 1 dataset, ' : `Of these ${formatCount(total)} datasets, `}
      <Share part={withLicense} of={total} /> has a licence stated, <Share part={withEvidence} of={total} /> evidence
      for it, <Share part={withVersion} of={total} /> a published version that can be cited.
    </p>
  )
}

function Share({ part, of }: { part: number; of: number }) {
  return (
    <b className="num" title={`${formatCount(part)} of ${formatCount(of)}`}>
      {formatShare(part / of)}
    </b>
  )
}
