import { z } from 'zod'
import { Mechanism, type Profile, USAGE_LEAVES, type UsageLeaf } from './preference.ts'
import { ShareWord } from './shares.ts'

/** Which hosts of a reading: in one profile; those with records of which the leaf has the `word`, or whose name holds `q`. */
export type ReadingHostsQuestion = {
  leaf: UsageLeaf
  profile: Profile
  word: ShareWord | null
  q: string
  cursor: string | null
  limit: number
}

const Words = z.array(ShareWord)

/** A host of a version in one profile: its records, the words that apply to them by leaf, and the mechanisms that decide the leaf that was asked for. */
export const ReadingHost = z.strictObject({
  host: z.string().describe('Empty: records without an address of the web'),
  records: z.number().int(),
  tokens: z.number().int().nullable(),
  words: z.strictObject({
    search: Words,
    'ai-index': Words,
    'ai-input': Words,
    'train-gen': Words,
    'train-nongen': Words,
    'tdm-other': Words,
  }),
  mechanisms: z.array(Mechanism),
})
export type ReadingHost = z.infer<typeof ReadingHost>

/** A page of hosts, those with the most records first; `total`: how many fit in all. */
export const ReadingHosts = z.strictObject({
  hosts: z.array(ReadingHost),
  total: z.number().int(),
  nextCursor: z.string().nullable(),
})
export type ReadingHosts = z.infer<typeof ReadingHosts>

/** Records of one host that are decided alike: an example, and the word for each leaf in both profiles. */
export const ReadingGroup = z.strictObject({
  origin: z.string().nullable(),
  records: z.number().int(),
  tokens: z.number().int().nullable(),
  url: z.string().nullable(),
  retrievedAt: z.string().nullable(),
  basis: z.enum(['collector', 'inferred', 'observed', 'none']),
  literal: z.record(z.enum(USAGE_LEAVES), ShareWord),
  protective: z.record(z.enum(USAGE_LEAVES), ShareWord),
})
export type ReadingGroup = z.infer<typeof ReadingGroup>
