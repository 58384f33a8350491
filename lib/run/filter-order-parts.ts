import { z } from 'zod'
import { Slug, VersionLabel } from '../dataset/schema.ts'
import { boundedLine, boundedText, requiredText } from '../evidence.ts'
import { BASELINES } from '../grad-mimic/baselines.ts'
import { FilterSettings } from '../grad-mimic/filter-settings.ts'
import { METHODS } from '../grad-mimic/mimic-score.ts'

export const Seed = z.int().min(0).max(4_294_967_295)

/** A dataset by its path, `org/name`. */
const DatasetPath = z
  .string()
  .refine((path) => path.split('/').length === 2 && path.split('/').every((part) => Slug.safeParse(part).success), {
    message: 'A dataset is named as organization/name.',
  })

/** The version that a filter makes: where, under which label, why, and whether it is published at once or left as a draft. */
export const MadeVersion = z.strictObject({
  dataset: DatasetPath.nullable().default(null).describe('Left out: the dataset of the version that is filtered'),
  label: VersionLabel,
  reason: requiredText(4000).describe('Why there is this version'),
  publish: z.boolean().default(false).describe('Published at once, never to change again; else it is left as a draft'),
})
export type MadeVersion = z.infer<typeof MadeVersion>

/** What every order of a filter says, whatever its records are: what is made, how scores are taken, and how they become a filter. */
export const ORDER_PARTS = {
  version: MadeVersion,
  organization: Slug.nullable()
    .default(null)
    .describe('Whose run it is; left out, that of the dataset in which the version is made'),
  name: boundedLine(200).default(''),
  description: boundedText(20_000).default(''),
  method: z.enum(METHODS).default('normed_proj'),
  temperature: z.number().gt(0).max(1000).default(1),
  calibrate: z.enum(['layer', 'all']).default('layer'),
  stage2: FilterSettings.prefault({}),
  traceEvery: z.int().min(1).max(2000).default(10),
  checkpointEvery: z.int().min(1).max(2000).default(50),
} as const

/** Adds a fault where the keep rule names another score that there is not. */
export function requireKnownScore(
  { stage2: { keepRule } }: { stage2: FilterSettings },
  context: Pick<z.RefinementCtx, 'addIssue'>,
): void {
  if (!('other' in keepRule) || BASELINES.some((name) => name === keepRule.other)) return
  const message = `There is no other score ${keepRule.other}; there are: ${BASELINES.join(', ')}.`
  context.addIssue({ code: 'custom', path: ['stage2', 'keepRule', 'other'], message })
}
