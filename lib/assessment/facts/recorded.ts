import { z } from 'zod'
import { boundedText, Evidence, requiredText, Timestamp } from '../../evidence.ts'

/**
 * Evidence of a fact, and what the registry kept of the page itself: `snapshot`, the sha256 of the bytes that its own check
 * captured, null where it has none.
 */
export const FactEvidence = Evidence.extend({ snapshot: z.string().nullable().default(null) })
export type FactEvidence = z.infer<typeof FactEvidence>

/** Who recorded a fact and when, with the evidence for it; `value` is of the group's own form. */
export function recorded<Value extends z.ZodType>(value: Value) {
  return z.strictObject({ value, evidence: z.array(FactEvidence).max(50), by: z.string(), at: Timestamp })
}

/** A recorded fact whose value is not looked into: what evidence and the difference of two scores need. */
export type RecordedFact<Value = unknown> = { value: Value; evidence: FactEvidence[]; by: string; at: string }

/** The source that a line speaks of: its place in the version record (`source/0`), or its name. */
export const SourceRef = requiredText(300)

/** A few words or an address; empty where it is not said. */
export const Said = boundedText(4000).default('')

/** A git commit or another fixed revision; empty where the code is not pinned. */
export const Commit = boundedText(100).default('')
