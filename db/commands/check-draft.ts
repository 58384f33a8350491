import { inArray } from 'drizzle-orm'
import { draftFaults } from '#lib/dataset/draft-faults.ts'
import type { VersionDraft } from '#lib/dataset/schema.ts'
import { type Issue, Refusal } from '#lib/error.ts'
import type { Db } from '../client.ts'
import { readManifests } from '../queries/read-manifest.ts'
import { runs, versions } from '../schema/index.ts'

/**
 * Refuses a draft that contradicts itself, names an ancestor (a version, or the run that made it) that is not known here, or states other figures of a manifest than were computed of
 * it. Ancestors are named by digest,
 * and a digest exists only once its version is published: so no version can be its own ancestor, at any distance.
 */
export async function checkDraft(tx: Db, draft: VersionDraft): Promise<void> {
  const faults = [...draftFaults(draft), ...(await ancestorFaults(tx, draft)), ...(await manifestFaults(tx, draft))]
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
  const made = new Set(draft.derivedFrom.flatMap(({ relation, digest }) => (relation === 'made-by-run' ? digest : [])))
  const ran =
    made.size === 0
      ? []
      : await tx
          .select({ digest: runs.digest })
          .from(runs)
          .where(inArray(runs.digest, [...made]))
  const digests = new Set([...known, ...ran].map(({ digest }) => digest))
  return named
    .filter(({ digest }) => !digests.has(digest))
    .map(({ digest, at }) => ({
      at,
      message: `No published version here has the digest ${digest}. A version derives only from published ones, so that no circle can arise; name the origin as a source instead.`,
    }))
}

/** What is stated of a manifest that is held here has to be what was computed of it; of one that is held elsewhere it is the maintainer's word. */
async function manifestFaults(tx: Db, draft: VersionDraft): Promise<Issue[]> {
  const held = await readManifests(
    tx,
    draft.recordSets.flatMap(({ manifest }) => manifest ?? []),
  )
  return draft.recordSets.flatMap((set, place) => {
    const manifest = set.manifest === null ? undefined : held.get(set.manifest)
    if (manifest === undefined) return []
    return (['count', 'setDigest'] as const)
      .filter((field) => set[field] !== manifest[field])
      .map((field) => ({
        at: `/recordSets/${place}/${field}`,
        message: `The manifest ${manifest.sha256} has ${manifest[field]} here, not ${set[field] ?? 'nothing'}. State what was computed, or name no manifest.`,
      }))
  })
}
