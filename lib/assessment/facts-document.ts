import { z } from 'zod'
import { Digest } from '../digest.ts'
import { Refusal } from '../error.ts'
import { Timestamp } from '../evidence.ts'
import type { FactDraft } from './fact-draft.ts'
import { FACT_KEYS, FactKey, RecordedFacts, valueForm } from './facts/groups.ts'
import { FactEvidence } from './facts/recorded.ts'

/** The form of the document of facts; a new number if a member is ever renamed or read in another way. */
export const FACTS_FORMAT = 'colophon-facts/1'

/** One thing that was recorded at some time; `value` null: it was taken back. */
export const RecordedOnce = z.strictObject({
  key: FactKey,
  value: z.unknown(),
  evidence: z.array(FactEvidence),
  by: z.string(),
  at: Timestamp,
})
export type RecordedOnce = z.infer<typeof RecordedOnce>

/** What is recorded of a version: of each group the newest; which groups are `missing`; and, if asked for, all that ever was. */
export const FactsDocument = z.strictObject({
  format: z.literal(FACTS_FORMAT),
  version: Digest,
  dataset: z.string().describe('org/name'),
  facts: RecordedFacts,
  missing: z.array(FactKey),
  history: z.array(RecordedOnce).optional().describe('Oldest first'),
})
export type FactsDocument = z.infer<typeof FactsDocument>

/** What stands in a document beside a value, for who reads it: taken along and not looked at. */
const UNREAD = {
  by: z.string().optional(),
  at: z.string().optional(),
  question: z.string().optional(),
  help: z.string().optional(),
  example: z.unknown().optional(),
  start: z.unknown().optional(),
}

const Entry = (key: FactKey) =>
  z.strictObject({
    value: valueForm(key)
      .nullable()
      .optional()
      .describe('Left out: nothing changes. null: what was recorded is taken back'),
    evidence: z.array(FactEvidence).max(50).default([]),
    ...UNREAD,
  })

/**
 * A document of facts as it comes in: by group a value in the group's own form, with its evidence. What the registry gives out can come
 * in again as it is. A group without a `value` is left as it is, one with the value null is taken back.
 */
export const FactsInput = z.strictObject({
  format: z.literal(FACTS_FORMAT).optional(),
  version: Digest.nullable().optional().describe('Of which version it speaks; refused where that is another one'),
  dataset: z.string().nullable().optional(),
  facts: z.strictObject(Object.fromEntries(FACT_KEYS.map((key) => [key, Entry(key).optional()]))),
  missing: z.array(z.string()).optional(),
  history: z.array(z.unknown()).optional(),
})
export type FactsInput = z.infer<typeof FactsInput>

/** The drafts that a document comes to for this version; refuses one that says nothing, or speaks of another version. */
export function draftsOf({ version, facts }: FactsInput, digest: string): FactDraft[] {
  if (version !== undefined && version !== null && version !== digest)
    throw new Refusal(
      'invalid',
      `The document speaks of another version, ${version}. Check it, and leave "version" out.`,
      [{ at: '/version', message: 'This is another version.' }],
    )
  const drafts = FACT_KEYS.flatMap((key): FactDraft[] => {
    const entry = facts[key]
    if (entry?.value === undefined) return []
    const evidence = entry.evidence.map(({ snapshot: _snapshot, ...piece }) => piece)
    return [{ key, value: entry.value, evidence: entry.value === null ? [] : evidence }]
  })
  if (drafts.length > 0) return drafts
  throw new Refusal('invalid', 'The document has no value: nothing would be recorded. Give a group a "value".', [
    { at: '/facts', message: 'At least one group with a value.' },
  ])
}
