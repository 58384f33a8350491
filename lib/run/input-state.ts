import { z } from 'zod'
import { ARCHIVE_STATUSES } from '../archive/status.ts'
import { canonicalJson } from '../canonical-json.ts'
import { VersionStatus } from '../dataset/schema.ts'

/** What was known of a version at a moment: its standing, the licence that led, what signals said of training, the copies that archives hold, and what they come to. */
export const InputState = z.strictObject({
  at: z.iso.datetime({ offset: true }),
  status: VersionStatus,
  /** Left out: it is not, or that was not kept then. */
  withdrawnAt: z.iso.datetime({ offset: true }).optional(),
  license: z.strictObject({ expression: z.string(), kind: z.enum(['declared', 'concluded']) }),
  /** Records by what signals say of generative training, in the protective reading; null: nobody has read them. */
  preferences: z
    .strictObject({
      records: z.number().int(),
      allowed: z.number().int(),
      disallowed: z.number().int(),
      unknown: z.number().int(),
    })
    .nullable(),
  /** Null: no copy was ever recorded, which does not mean that there is none. */
  copies: z.number().int().nullable(),
  /** Left out: it was not kept then. */
  archive: z.enum(ARCHIVE_STATUSES).optional(),
})
export type InputState = z.infer<typeof InputState>

/** What of a version is another than it was: the parts in which two states differ, in this order. */
export const STATE_PARTS = ['status', 'license', 'preferences', 'copies', 'archive'] as const
export type StatePart = (typeof STATE_PARTS)[number]

/** The parts in which a version's state now is not what it was then; a part that was not kept then can't be told. */
export function changedParts(then: InputState, now: InputState): StatePart[] {
  return STATE_PARTS.filter((part) => {
    const [before, after] = [then[part], now[part]]
    return before !== undefined && after !== undefined && canonicalJson(before) !== canonicalJson(after)
  })
}
