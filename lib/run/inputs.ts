import { z } from 'zod'
import { Slug, VersionLabel } from '../dataset/schema.ts'
import { Digest } from '../digest.ts'
import { boundedLine, boundedText, requiredLine, WebAddress } from '../evidence.ts'

/** What a run read something for. `reference-training`: what the reference model of a filter was trained on; the run itself need not have read it. */
export const INPUT_ROLES = ['training', 'evaluation', 'filter-input', 'reference-training'] as const
export const InputRole = z.enum(INPUT_ROLES)
export type InputRole = z.infer<typeof InputRole>

const Count = z.int().min(0)

/**
 * One thing that a run read: a version by its digest, or, where the digest is not known, the name under which it was read; such an input is not pinned, and
 * flagged. `weight`: its share of what was sampled, 0 to 1. `tokens`: tokens read of it, repeated ones counted again. `epochs`: how often it was gone through.
 */
export const RunInput = z
  .strictObject({
    role: InputRole,
    version: Digest.nullable().default(null),
    name: boundedLine(300).default(''),
    weight: z.number().min(0).max(1).nullable().default(null),
    tokens: Count.nullable().default(null),
    epochs: z.number().min(0).nullable().default(null),
  })
  .refine(({ version, name }) => version !== null || name !== '', {
    path: ['version'],
    message: 'The digest of the version is needed, or at least the name under which it was read.',
  })
export type RunInput = z.infer<typeof RunInput>

/** One thing that a run made: a version by its digest, or weights and other files by name and, where it is known, their digest. */
export const RunOutput = z
  .strictObject({
    version: Digest.nullable().default(null),
    name: boundedLine(300).default(''),
    digest: Digest.nullable().default(null),
  })
  .refine(({ version, name }) => version !== null || name !== '', {
    path: ['version'],
    message: 'The digest of the version is needed, or the name of what was made.',
  })
export type RunOutput = z.infer<typeof RunOutput>

/** A file that belongs to a run: a log, scores, a checkpoint. It is named by the sha256 of its bytes. */
export const RunArtifact = z.strictObject({
  name: requiredLine(300),
  digest: Digest,
  bytes: Count.nullable().default(null),
  mediaType: boundedText(200).default(''),
  url: WebAddress.nullable().default(null),
})
export type RunArtifact = z.infer<typeof RunArtifact>

/** A dataset of this registry's that a name speaks of, and the label if it has one: `org/name` or `org/name@label`. Null: no such form. */
export function namedDataset(name: string): { path: string; label: string | null } | null {
  const [, organization, dataset, label] = /^([^/@\s]+)\/([^/@\s]+)(?:@(\S+))?$/.exec(name.trim()) ?? []
  const parsed = z.tuple([Slug, Slug, VersionLabel.nullable()]).safeParse([organization, dataset, label ?? null])
  if (!parsed.success) return null
  return { path: `${parsed.data[0]}/${parsed.data[1]}`, label: parsed.data[2] }
}
