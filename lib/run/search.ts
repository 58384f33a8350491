import { z } from 'zod'
import { Slug } from '../dataset/schema.ts'
import { boundedText } from '../evidence.ts'
import { RunKind, RunState } from './state.ts'

/** Which runs are listed: of one organisation, kind or state, whose name holds `q`; `cursor` is the nextCursor of the page before. */
export const RunSearch = z.object({
  organization: Slug.optional(),
  kind: RunKind.optional(),
  state: RunState.optional(),
  q: boundedText(200).default(''),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(100).optional(),
})
export type RunSearch = z.infer<typeof RunSearch>
