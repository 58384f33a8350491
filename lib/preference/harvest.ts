import { z } from 'zod'
import { Digest } from '../digest.ts'
import { FAILURE_KINDS, HarvestBasis, HarvestState } from './observation.ts'

/** The most origins that one harvest asks: of a version with more, this many are a sample. */
export const MAX_HARVEST_ORIGINS = 1_000_000

/** How many hosts are to be asked: all that are known, or a sample that is chosen by the version's digest. */
export const HarvestOrder = z.strictObject({
  hosts: z
    .literal('all')
    .or(z.int().min(1).max(MAX_HARVEST_ORIGINS))
    .describe('`all`, or how many: a sample that the version’s digest chooses'),
})
export type HarvestOrder = z.infer<typeof HarvestOrder>

/** What came of an origin: its robots.txt was read, or why not (`preferences.md` §8). */
export const ORIGIN_OUTCOMES = ['read', ...FAILURE_KINDS] as const
export const OriginOutcome = z.enum(ORIGIN_OUTCOMES)
export type OriginOutcome = z.infer<typeof OriginOutcome>

/**
 * A harvest as it is told. Every origin that is `known` is in exactly one count: of `outcomes` (those that were not chosen are `not-asked`), or it
 * is `waiting`. `isComplete`: all known origins were chosen, and no sample of them.
 */
export const PublicHarvest = z.strictObject({
  id: z.uuid(),
  version: Digest,
  dataset: z.string(),
  label: z.string(),
  state: HarvestState,
  basis: HarvestBasis,
  isComplete: z.boolean(),
  origins: z.strictObject({ known: z.number().int(), chosen: z.number().int(), waiting: z.number().int() }),
  outcomes: z.partialRecord(OriginOutcome, z.number().int()),
  createdAt: z.iso.datetime({ offset: true }),
  finishedAt: z.iso.datetime({ offset: true }).nullable(),
})
export type PublicHarvest = z.infer<typeof PublicHarvest>

/** An origin in a harvest. `records`: how many have addresses of it, 0 where only sources are known. `outcome` null: it was not asked yet. */
export const HarvestedOrigin = z.strictObject({
  origin: z.string(),
  records: z.number().int(),
  isDone: z.boolean(),
  outcome: OriginOutcome.nullable(),
  tries: z.number().int(),
  dueAt: z.iso.datetime({ offset: true }).nullable(),
  finishedAt: z.iso.datetime({ offset: true }).nullable(),
})
export type HarvestedOrigin = z.infer<typeof HarvestedOrigin>
