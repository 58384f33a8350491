import { z } from 'zod'

const Trouble = z.object({
  grade: z.enum(['refuse', 'warning']),
  at: z.string().default(''),
  message: z.string(),
  rule: z.string().default(''),
})

/** What became of one dataset that a document describes. `understood`: read, and nothing stored (a dry run). */
export const RECORD_OUTCOMES = ['registered', 'unchanged', 'amended', 'refused', 'understood'] as const

const ImportedRecord = z.object({
  key: z.string(),
  outcome: z.enum(RECORD_OUTCOMES),
  dataset: z.string().nullable().default(null),
  version: z.string().nullable().default(null),
  digest: z.string().nullable().default(null),
  troubles: z.array(Trouble).default([]),
  loadable: z.unknown(),
  complete: z.unknown(),
})

/** What the registry answers to one document: each dataset that it describes, and the troubles of the document itself. */
export const ImportAnswer = z.object({
  format: z.string(),
  formatVersion: z.string().default(''),
  digest: z.string().nullable().default(null),
  troubles: z.array(Trouble).default([]),
  candidates: z.array(ImportedRecord),
})

/**
 * What became of one file. `refused`: the registry can't use the document, and says why. `failed`: nothing is known; a later run tries
 * again.
 */
export const ImportedFile = z.object({
  path: z.string(),
  outcome: z.enum(['read', 'refused', 'failed']),
  why: z.string(),
  issues: z.array(z.object({ at: z.string(), message: z.string() })),
  format: z.string().nullable(),
  troubles: z.array(Trouble),
  records: z.array(ImportedRecord),
})
export type ImportedFile = z.infer<typeof ImportedFile>
