import type { VersionFacts } from '../facts.ts'
import { type Probe, type Seen, unknown } from '../probe.ts'

/** Whether the whole is under a licence that is open and named exactly (§2; §4 A, E4). */
export const openCollectionLicence: Probe = { criterion: '1.1', version: 1, judge }

function judge({ derived: { leading } }: VersionFacts): Seen {
  const { expression, open, isExactSpdx, evidence } = leading
  if (expression === 'NOASSERTION') return unknown('No licence of the whole is settled.')
  if (open === 'no') return { outcome: 'false', reason: `${expression} is not an open licence.`, evidence }
  if (open === 'unknown') return { ...unknown(`Whether ${expression} is open can't be told.`), evidence }
  if (isExactSpdx) return { outcome: 'true', reason: `${expression} is open, and named by its SPDX id.`, evidence }
  return { outcome: 'partly', reason: `${expression} is open, but names no SPDX id with its version.`, evidence }
}
