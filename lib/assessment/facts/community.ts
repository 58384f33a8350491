import { z } from 'zod'
import { CalendarDate, requiredText, WebAddress } from '../../evidence.ts'
import { Said } from './recorded.ts'

/** A provenance standard that the dataset's metadata follows, and where it is seen. */
export const ProvenanceStandards = z.strictObject({
  standards: z.array(z.strictObject({ name: requiredText(200), url: WebAddress.nullable().default(null) })).max(50),
})
export type ProvenanceStandards = z.infer<typeof ProvenanceStandards>

/** Organisations outside the publisher that worked on it, and what they did. An empty list says that there were none. */
export const Partners = z.strictObject({
  partners: z
    .array(
      z.strictObject({
        name: requiredText(300),
        role: Said,
        url: WebAddress.nullable().default(null),
        date: CalendarDate.nullable().default(null),
      }),
    )
    .max(1000),
})
export type Partners = z.infer<typeof Partners>

/** The public tracker, the guide for contributors, and when an issue was answered last. */
export const OpenChannel = z.strictObject({
  tracker: WebAddress.nullable().default(null),
  guide: WebAddress.nullable().default(null),
  lastAnswer: CalendarDate.nullable().default(null),
})
export type OpenChannel = z.infer<typeof OpenChannel>

/** The write-up of what was learned, and whether it reports failures or limits. */
export const Lessons = z.strictObject({
  url: WebAddress.nullable().default(null),
  reportsLimits: z.boolean().default(false),
})
export type Lessons = z.infer<typeof Lessons>
