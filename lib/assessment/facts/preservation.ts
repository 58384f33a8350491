import { z } from 'zod'
import { IDENTIFIER_SCHEMES } from '../../dataset/schema.ts'
import { boundedText, CalendarDate, requiredText, WebAddress } from '../../evidence.ts'

/** Persistent identifiers that were resolved, and whether each names this version or the dataset. An empty list: there are none. */
export const ResolvedIdentifiers = z.strictObject({
  identifiers: z
    .array(
      z.strictObject({
        scheme: z.enum(IDENTIFIER_SCHEMES),
        value: requiredText(500),
        level: z.enum(['version', 'dataset']),
        resolvedAt: CalendarDate,
      }),
    )
    .max(100),
})
export type ResolvedIdentifiers = z.infer<typeof ResolvedIdentifiers>

/** Whether each listed host shows the same newest version as this registry, and when somebody looked. */
export const HostVersions = z.strictObject({
  hosts: z.array(z.strictObject({ url: WebAddress, showsSameLatest: z.boolean(), checkedAt: CalendarDate })).max(100),
})
export type HostVersions = z.infer<typeof HostVersions>

/** Who maintains it, by what contact and when it answered last, the plan for when they no longer can, and the last review. */
export const Maintenance = z.strictObject({
  maintainer: boundedText(300).default(''),
  contact: boundedText(300).default(''),
  contactAnswered: CalendarDate.nullable().default(null),
  continuityPlan: WebAddress.nullable().default(null),
  lastReview: CalendarDate.nullable().default(null),
})
export type Maintenance = z.infer<typeof Maintenance>
