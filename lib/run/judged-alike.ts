import { z } from 'zod'
import { canonicalJson } from '../canonical-json.ts'
import type { ReplayedRun } from './verdict.ts'

/** Whether two runs were judged by the same texts, cut alike: only then do their validation losses compare. */
export const JUDGED = ['same', 'other', 'unknown'] as const
export type Judged = (typeof JUDGED)[number]

/** What a record says of how texts were read, held out and cut into tokens; what it leaves out is undefined. */
const Cut = z.object({
  tokenizer: z.unknown().optional(),
  data: z.object({ reading: z.object({ heldOut: z.number().optional() }).loose().optional() }).optional(),
})

type Judging = Pick<ReplayedRun, 'inputs' | 'configuration'>

/**
 * Whether what two runs measured on texts that they were not trained on was measured on the same ones, cut into the same tokens: the versions that they name for evaluation, else the records that
 * each held out of what it was trained on, which are the same only where that is. Unknown where a record does not say it, or names a version without its digest.
 */
export function judgedAlike(ours: Judging, theirs: Judging): Judged {
  const [a, b] = [judgesOf(ours), judgesOf(theirs)]
  if (a === null || b === null) return 'unknown'
  return a === b ? 'same' : 'other'
}

/** What a run was judged by, as a text that is the same for the same texts; null: not known. */
function judgesOf({ inputs, configuration }: Judging): string | null {
  const named = inputs.filter(({ role }) => role === 'evaluation')
  const read = named.length > 0 ? named : inputs.filter(({ role }) => role === 'training')
  if (read.length === 0 || read.some(({ version }) => version === null)) return null
  const cut = Cut.safeParse(configuration)
  const { heldOut, ...reading } = cut.data?.data?.reading ?? {}
  if (named.length === 0 && heldOut === undefined) return null
  return canonicalJson({
    versions: read.map(({ version }) => version).sort(),
    tokenizer: cut.data?.tokenizer ?? null,
    reading,
    heldOut: named.length > 0 ? null : heldOut,
  })
}
