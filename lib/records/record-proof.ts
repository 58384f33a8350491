import { z } from 'zod'
import { Digest } from '../digest.ts'
import { checkMembership, MembershipProof } from './membership.ts'

/** The form of a record's proof as it is handed out; a new number if a member is ever added, renamed or read in another way. */
export const RECORD_PROOF_FORMAT = 'colophon-record-proof/1'

/**
 * A proof that can be handed on: that a record is in a record set, and of which version the registry says that the set is. Only `proof` and
 * `setDigest` are needed to check it; that the version states this set is read in its record, whose sha256 is the version's digest.
 */
export const RecordProof = z.strictObject({
  format: z.literal(RECORD_PROOF_FORMAT, `This is not a record's proof: "format" is not ${RECORD_PROOF_FORMAT}.`),
  version: Digest,
  setDigest: Digest,
  proof: MembershipProof,
})
export type RecordProof = z.infer<typeof RecordProof>

/** Which of the set digests the proof shows the record to be in; null where it is none of them. What the proof says of itself does not count. */
export function provenSet({ proof }: RecordProof, setDigests: readonly Digest[]): Digest | null {
  return setDigests.find((setDigest) => checkMembership(proof, setDigest)) ?? null
}
