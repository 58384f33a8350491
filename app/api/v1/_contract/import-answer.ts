import { z } from 'zod'
import { Digest } from '#lib/digest.ts'
import { IMPORT_FORMATS } from '#lib/interchange/import.ts'

const Trouble = z.strictObject({
  grade: z.enum(['refuse', 'warning']),
  at: z.string().describe('A JSON pointer, or a line'),
  message: z.string(),
  rule: z.string(),
})

const Verdict = z.strictObject({ outcome: z.enum(['yes', 'no', 'unknown']), reasons: z.array(z.string()) })

/** What became of one dataset that the document describes; `understood` in a dry run. */
const ImportedCandidate = z.strictObject({
  key: z.string().describe('Its name within its format'),
  outcome: z.enum(['registered', 'unchanged', 'amended', 'refused', 'understood']),
  dataset: z.string().nullable().describe('org/name; null where nothing is stored'),
  version: z.string().nullable().describe('The label'),
  digest: Digest.nullable().describe('Of the version, if it was published'),
  troubles: z.array(Trouble),
  fields: z.array(
    z.strictObject({
      field: z.string(),
      value: z.string(),
      from: z.string(),
      state: z.enum(['understood', 'suggested', 'unused']),
      why: z.string(),
    }),
  ),
  loadable: Verdict,
  complete: Verdict,
})
export type ImportedCandidate = z.infer<typeof ImportedCandidate>

/** What a document was understood to say, and what became of it. */
export const ImportAnswer = z.strictObject({
  format: z.enum(IMPORT_FORMATS),
  formatVersion: z.string(),
  digest: Digest.describe('Of the bytes that were sent'),
  troubles: z.array(Trouble),
  candidates: z.array(ImportedCandidate),
  counts: z.strictObject({
    registered: z.number().int(),
    unchanged: z.number().int(),
    amended: z.number().int(),
    refused: z.number().int(),
    understood: z.number().int(),
  }),
})
export type ImportAnswer = z.infer<typeof ImportAnswer>
