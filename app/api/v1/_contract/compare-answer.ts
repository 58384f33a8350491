import { z } from 'zod'
import { FILE_CHANGES } from '#db/queries/compare-files.ts'
import { VersionStatus } from '#lib/dataset/schema.ts'
import { Digest } from '#lib/digest.ts'

const Count = z.number().int().min(0)
/** One of the two versions. */
export const ComparedSide = z.strictObject({
  dataset: z.string(),
  label: z.string(),
  status: VersionStatus,
  digest: Digest.nullable(),
  url: z.url(),
})
const File = z.strictObject({ path: z.string(), bytes: Count.nullable(), sha256: z.string().nullable() })

/** One group of what two versions are compared by: how much differs, and each thing that does. */
export const ComparedGroup = z.strictObject({
  added: Count,
  removed: Count,
  changed: Count,
  unchanged: Count,
  changes: z.array(
    z.strictObject({
      change: z.enum(['added', 'removed', 'changed']),
      name: z.string(),
      fields: z.array(
        z.strictObject({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
      ),
    }),
  ),
})

/** What changed from one version to another. `files.shown` holds the first 200 that differ. */
export const CompareAnswer = z.strictObject({
  before: ComparedSide,
  after: ComparedSide,
  files: z.strictObject({
    unchanged: Count,
    changed: Count,
    undecided: Count.describe('The same path, and no digest on one side'),
    renamed: Count,
    removed: Count,
    added: Count,
    shown: z.array(z.strictObject({ change: z.enum(FILE_CHANGES), before: File.nullable(), after: File.nullable() })),
  }),
  licenses: ComparedGroup,
  sources: ComparedGroup,
  records: ComparedGroup,
  metadata: ComparedGroup,
})
export type CompareAnswer = z.infer<typeof CompareAnswer>
