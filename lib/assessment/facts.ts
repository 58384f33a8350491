import { z } from 'zod'
import { Digest, digestOfJson } from '../digest.ts'
import { CalendarDate, Timestamp } from '../evidence.ts'
import { DerivedFacts } from './facts/derived.ts'
import { RecordedFacts } from './facts/groups.ts'

/** The form of the facts; a new number if a member is ever added, renamed or read in another way. */
export const VERSION_FACTS_FORMAT = 'colophon-version-facts/1'

/**
 * Everything that the score of one exact version is made from: what people recorded of it, what the registry derives by itself, and
 * the moment of looking. Two scores of equal facts under one rubric are equal.
 */
export const VersionFacts = z.strictObject({
  format: z.literal(VERSION_FACTS_FORMAT),
  version: Digest,
  dataset: z.string().describe('org/name'),
  asOf: CalendarDate.or(Timestamp),
  recorded: RecordedFacts,
  derived: DerivedFacts,
})
export type VersionFacts = z.infer<typeof VersionFacts>

/** The digest under which a score is frozen: of the facts, their moment included. */
export function factsDigest(facts: VersionFacts): Digest {
  return digestOfJson(facts)
}
