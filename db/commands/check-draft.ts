import { inArray } from 'drizzle-orm'
import { draftFaults } from '#lib/dataset/draft-faults.ts'
import type { VersionDraft } from '#lib/dataset/schema.ts'
import { type Issue, Refusal } from '#lib/error.ts'
import type { Db } from '../client.ts'
import { versions } from '../schema/index.ts'

/**
 * Refuses a draft that contradicts itself or names an ancestor that is not known here. Ancestors are named by digest,
 * and a digest exists only once its version is published: so no version can be its own ancestor, at any distance.
 */
export async function checkDraft(tx: Db, draft: VersionDraft): Promise<void> {
  const faults = [...draftFaults(draft), ...(await ancestorFaults(tx, draft))]
  const [first] = faults
  if (first !== undefined)
    throw new Refusal('invalid', `The version can't be kept as it is. ${first.at}: ${first.message}`, faults)
}

async function ancestorFaults(tx: Db, draft: VersionDraft): Promise<Issue[]> {
  const named = draft.derivedFrom.map(({ digest }, index) => ({ digest, at: `/derivedFrom/${index}/digest` }))
  if (draft.revisionOf !== null && draft.revisionOf !== 'current')
    named.push({ digest: draft.revisionOf, at: '/revisionOf' })
  if (named.length === 0) return []
  const known = await tx
    .select({ digest: versions.digest })
    .from(versions)
    .where(
      inArray(
        versions.digest,
        named.map(({ digest }) => digest),
      ),
    )
  const digests = new Set(known.map(({ digest }) => digest))
  return named
    .filter(({ digest }) => !digests.has(digest))
    .map(({ digest, at }) => ({
      at,
      message: `No published version here has the digest ${digest}. A version derives only from published ones, so that no circle can arise; name the origin as a source instead.`,
    }))
}
