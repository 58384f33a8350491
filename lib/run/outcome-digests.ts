import type { Digest } from '../digest.ts'
import { GradMimicResult } from './grad-mimic-record.ts'
import type { RunKind } from './state.ts'

/** The digests of what a run came to beside its steps, by name: of a filter, the ids that it keeps, drops and can’t tell, its list of what it removes, and a reference that it trained. Others have none. */
export function outcomeDigests(kind: RunKind, result: unknown): Record<string, Digest> {
  if (kind !== 'grad-mimic' || result === null) return {}
  const { keptIdsDigest, droppedIdsDigest, unknownIdsDigest, ledgerDigest, reference } = GradMimicResult.parse(result)
  const named = {
    'the ids of the kept records': keptIdsDigest,
    'the ids of the dropped records': droppedIdsDigest,
    'the ids of the records that could not be told': unknownIdsDigest,
    'the list of the removed records': ledgerDigest,
    'the weights of the reference': reference?.weightsDigest,
  }
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, digest]) => (digest === undefined ? [] : [[name, digest] as const])),
  )
}
