import { z } from 'zod'
import { WITHDRAWAL_KINDS } from '../../dataset/schema.ts'
import { boundedText, CalendarDate, requiredText, WebAddress } from '../../evidence.ts'
import { Said } from './recorded.ts'

const Count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/**
 * What was done about records that a signal disallows: permissions that override it (for how many records, from whom, since when),
 * and the day by which what is left will be removed.
 */
export const PreferenceHandling = z.strictObject({
  excluded: Count.default(0),
  overrides: z
    .array(z.strictObject({ records: Count, permission: requiredText(4000), date: CalendarDate }))
    .max(1000)
    .default([]),
  removal: z.strictObject({ date: CalendarDate, plan: Said }).nullable().default(null),
})
export type PreferenceHandling = z.infer<typeof PreferenceHandling>

/** What each record of a release carries along. */
export const CARRIED = ['signal', 'license', 'url', 'retrievedAt'] as const
export const CARRIED_AT = ['record', 'source', 'nowhere'] as const

/** Where the release carries signal, licence, address and retrieval date, and in which column. */
export const ReleaseSchema = z.strictObject({
  carries: z.partialRecord(
    z.enum(CARRIED),
    z.strictObject({ at: z.enum(CARRIED_AT), column: boundedText(300).default('') }),
  ),
})
export type ReleaseSchema = z.infer<typeof ReleaseSchema>

/** How something is taken out after release: a public form or contact, the written process, a target time, and a log of requests. */
export const RemovalRoute = z.strictObject({
  form: WebAddress.nullable().default(null),
  contact: boundedText(300).default(''),
  process: WebAddress.nullable().default(null),
  targetDays: z.number().int().min(0).max(3650).nullable().default(null),
  log: WebAddress.nullable().default(null),
})
export type RemovalRoute = z.infer<typeof RemovalRoute>

/** How many removals were asked for, and each that was made: what, why, when, and the first version without it. */
export const Removals = z.strictObject({
  requests: Count,
  removals: z
    .array(
      z.strictObject({
        id: boundedText(500).default(''),
        count: Count.nullable().default(null),
        reason: z.enum(WITHDRAWAL_KINDS).nullable().default(null),
        date: CalendarDate.nullable().default(null),
        firstWithout: boundedText(200).default(''),
      }),
    )
    .max(100_000)
    .default([]),
})
export type Removals = z.infer<typeof Removals>

/** Scans for sensitive data with what was done about each class that was found, or the policy alone. Neither: there was none. */
export const SensitiveScans = z.strictObject({
  scans: z
    .array(
      z.strictObject({
        tool: requiredText(300),
        version: requiredText(100),
        classes: z.array(requiredText(200)).min(1).max(200),
        date: CalendarDate,
        actions: z
          .array(
            z.strictObject({
              class: requiredText(200),
              action: z.enum(['removed', 'masked', 'marked', 'kept', 'none-found']),
              note: Said,
            }),
          )
          .max(200)
          .default([]),
      }),
    )
    .max(100)
    .default([]),
  policy: WebAddress.nullable().default(null),
})
export type SensitiveScans = z.infer<typeof SensitiveScans>
