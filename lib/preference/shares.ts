import { z } from 'zod'
import { PROFILES, USAGE_LEAVES } from './preference.ts'

/** What is told of a share of records. `on-hold`: unknown, since a place could not be read. */
export const SHARE_WORDS = ['allowed', 'disallowed', 'unknown', 'on-hold'] as const
export const ShareWord = z.enum(SHARE_WORDS)
export type ShareWord = z.infer<typeof ShareWord>

/** How many records and tokens; tokens are null where the manifest does not count them. */
export const Amounts = z.strictObject({ records: z.number().int(), tokens: z.number().int().nullable() })
export type Amounts = z.infer<typeof Amounts>

/** One leaf in one profile: the amounts by word, and by mechanism those of the records that it denies or allows. */
export const LeafShares = z.strictObject({
  leaf: z.enum(USAGE_LEAVES),
  profile: z.enum(PROFILES),
  words: z.record(ShareWord, Amounts),
  mechanisms: z.record(z.string(), z.strictObject({ allow: Amounts, deny: Amounts })),
})
export type LeafShares = z.infer<typeof LeafShares>

/**
 * What a version's records were told to be for. `observed`: records whose origin was asked; the others count as unknown. `inferred`: records whose
 * state at collection was inferred from equal copies before and after.
 */
export const ShareReading = z.strictObject({
  total: Amounts,
  observed: Amounts,
  inferred: Amounts,
  withoutUrl: Amounts,
  origins: z.strictObject({ known: z.number().int(), asked: z.number().int(), unread: z.number().int() }),
  leaves: z.array(LeafShares),
})
export type ShareReading = z.infer<typeof ShareReading>
