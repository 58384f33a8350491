import { z } from 'zod'
import { Digest } from '../../digest.ts'
import { boundedText, CalendarDate, requiredText, WebAddress } from '../../evidence.ts'
import { Commit, Said, SourceRef } from './recorded.ts'

/** Why each source was chosen, where the version record does not say it, and where the source is. */
export const Selection = z.strictObject({
  sources: z
    .array(z.strictObject({ source: SourceRef, reason: Said, url: WebAddress.nullable().default(null) }))
    .max(20_000),
})
export type Selection = z.infer<typeof Selection>

/** How each source was got: by what method and tool, between which days, and the digest of the raw snapshot. */
export const Acquisition = z.strictObject({
  sources: z
    .array(
      z.strictObject({
        source: SourceRef,
        method: Said,
        tool: boundedText(300).default(''),
        toolVersion: boundedText(100).default(''),
        from: CalendarDate.nullable().default(null),
        to: CalendarDate.nullable().default(null),
        snapshot: Digest.nullable().default(null),
      }),
    )
    .max(20_000),
})
export type Acquisition = z.infer<typeof Acquisition>

const Count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable().default(null)

/**
 * One step from the raw material to the version, in order. `commit`: the revision of `codeUrl`. `parameters`: the values or where
 * they stand. `codeLicense`: SPDX. `unit`: what the counts in and out count. `isPublicTool`: a tool of others that anyone can get.
 */
export const ProcessingStep = z.strictObject({
  name: requiredText(300),
  purpose: Said,
  codeUrl: WebAddress.nullable().default(null),
  commit: Commit,
  parameters: Said,
  codeLicense: boundedText(300).default(''),
  unit: boundedText(50).default('records'),
  countIn: Count,
  countOut: Count,
  isPublicTool: z.boolean().nullable().default(null),
})
export type ProcessingStep = z.infer<typeof ProcessingStep>

export const Processing = z.strictObject({ steps: z.array(ProcessingStep).min(1, 'Name at least one step.').max(1000) })
export type Processing = z.infer<typeof Processing>

/** Whether each source could still be reached or had been archived when a link check was made. */
export const Reachability = z.strictObject({
  checks: z
    .array(
      z.strictObject({
        source: SourceRef,
        state: z.enum(['reachable', 'archived', 'gone']),
        checkedAt: CalendarDate,
        archivedUrl: WebAddress.nullable().default(null),
      }),
    )
    .max(20_000),
})
export type Reachability = z.infer<typeof Reachability>

/** The datasheet or data card of the dataset. An empty list says that there is none. */
export const Documentation = z.strictObject({
  cards: z
    .array(z.strictObject({ kind: z.enum(['datasheet', 'data-card', 'governance-card']), url: WebAddress }))
    .max(50),
})
export type Documentation = z.infer<typeof Documentation>
