import { z } from 'zod'
import { CheckedUrl } from './check.ts'
import { PREFERENCE_DISCLAIMER } from './evaluation.ts'
import { PROFILES, USAGE_LEAVES } from './preference.ts'
import { ReadingGroup, ReadingHosts } from './reading-hosts.ts'
import { SHARE_WORDS, ShareReading } from './shares.ts'

/** Which part of a version's preferences: hosts with a word for a leaf, or whose name holds `q`; one host's groups; one address in full. */
export const VersionPreferencesQuery = z.strictObject({
  leaf: z.enum(USAGE_LEAVES).default('train-gen'),
  profile: z.enum(PROFILES).default('protective'),
  word: z.enum(SHARE_WORDS).optional(),
  q: z.string().max(253).default(''),
  host: z.string().max(300).optional().describe('One host: the groups of its records that are decided alike'),
  url: z.string().max(8000).optional().describe('One address: the decision with its evidence, by what has been seen'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(20).optional(),
})
export type VersionPreferencesQuery = z.infer<typeof VersionPreferencesQuery>

/** A reading as it is told: by when what was seen counts, by which rules, and what it came to. */
export const PublicReading = z.strictObject({
  id: z.string(),
  asOf: z.string(),
  rules: z.string(),
  shares: ShareReading,
})
export type PublicReading = z.infer<typeof PublicReading>

/**
 * What a version's records were told to be for: at collection, now (the newest reading), and over time. `hosts`: of the newest reading. `groups`, `address`:
 * where a host or an address was asked for. Null: nothing was read yet.
 */
export const VersionPreferencesAnswer = z.strictObject({
  version: z.string(),
  collection: PublicReading.nullable(),
  observed: PublicReading.nullable(),
  series: z.array(PublicReading).describe('What had been seen by the end of each month in which hosts were asked'),
  hosts: ReadingHosts.nullable(),
  groups: z.array(ReadingGroup).nullable(),
  address: CheckedUrl.nullable(),
  disclaimer: z.literal(PREFERENCE_DISCLAIMER),
})
export type VersionPreferencesAnswer = z.infer<typeof VersionPreferencesAnswer>
