import { z } from 'zod'
import { Slug, VersionLabel } from '#lib/dataset/schema.ts'
import { Digest } from '#lib/digest.ts'

/** No parameter in the path, or none in the query; others are passed over. */
export const NOTHING = z.object({})

export const DatasetParams = z.object({ org: Slug, name: Slug })
export const VersionParams = DatasetParams.extend({ label: VersionLabel })
/** Two labels with `...` between them. */
export const VersionRange = z
  .string()
  .transform((text) => text.split('...'))
  .pipe(z.tuple([VersionLabel, VersionLabel], 'Two labels with three dots between them, such as 1.0.0...1.1.0.'))
export const DigestParams = z.object({ digest: Digest })

/** A page of a list that goes on after a name: the name of the last one, and how many. */
export const AfterQuery = z.object({
  after: z.string().max(4096).default('').describe('nextAfter of the page before'),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
})
